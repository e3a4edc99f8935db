// Names that are taken in one name space, without regard to case.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace tsqlaudit::fix {

// May lie on top of others, whose names are taken here, too; those must not change meanwhile.
class TakenNames {
public:
    explicit TakenNames(const TakenNames* below = nullptr) : below_{below} {}

    bool take(std::string_view name);  // false: it was taken
    void give_back(std::string_view name);

    // Of what was taken in the other ones, but not below them.
    bool has_one_of(const TakenNames& others) const;
    void take_all_of(TakenNames others);

private:
    bool has(const std::string& folded) const;

    const TakenNames* below_;
    std::unordered_set<std::string> folded_;
};

}  // namespace tsqlaudit::fix
