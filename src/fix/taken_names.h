// Names that are taken in one name space, without regard to case.
#pragma once

#include <tsl/hopscotch_set.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace tsqlaudit::fix {

// May lie on top of others, whose names are taken here, too; those must not change meanwhile.
// Names are known by a hash of 64 bits: another name with the same one would only be numbered.
class TakenNames {
public:
    explicit TakenNames(const TakenNames* below = nullptr) : below_{below} {}

    bool take(std::string_view name);  // false: it was taken
    // By their hashes.
    void take_all(const std::vector<std::vector<std::size_t>>& names);
    static std::size_t hash_of(std::string_view name);
    void give_back(std::string_view name);

    // Of what was taken in the other ones, but not below them.
    bool has_one_of(const TakenNames& others) const;
    void take_all_of(TakenNames others);

private:
    // Most sets have a handful of names, and each has room for its neighbours at its end.
    static constexpr unsigned neighbours = 8;
    using Hashes =
        tsl::hopscotch_set<std::size_t, std::hash<std::size_t>, std::equal_to<std::size_t>,
                           std::allocator<std::size_t>, neighbours>;

    bool has(std::size_t hash) const;

    const TakenNames* below_;
    Hashes hashes_;
};

}  // namespace tsqlaudit::fix
