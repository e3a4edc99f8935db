// Elements of a table, each to be found by its name however many they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <numeric>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "catalog/named_uses.h"
#include "text/compare.h"
#include "text/rare.h"

namespace tsqlaudit::catalog {

struct Column;

// In order of definition. Names ignore case, and an element without one is not found. No two have
// the same: whoever adds one looks first, as SQL Server does. An element that is in here gets
// another name by rename() alone; it may lose the one that it has.
//
// Adding, renaming and erasing one take no longer the more there are: where they are many, one that
// goes leaves its place to the last, until put_in_order().
template <typename Element>
class NamedList {
public:
    NamedList() = default;
    NamedList(std::initializer_list<Element> elements);

    using value_type = Element;
    using iterator = typename std::vector<Element>::iterator;
    using const_iterator = typename std::vector<Element>::const_iterator;

    iterator begin() { return elements_.begin(); }
    iterator end() { return elements_.end(); }
    const_iterator begin() const { return elements_.begin(); }
    const_iterator end() const { return elements_.end(); }
    std::size_t size() const { return elements_.size(); }
    bool empty() const { return elements_.empty(); }
    Element& operator[](std::size_t position) { return elements_[position]; }
    const Element& operator[](std::size_t position) const { return elements_[position]; }
    Element& at(std::size_t position) { return elements_.at(position); }
    const Element& at(std::size_t position) const { return elements_.at(position); }
    const Element& front() const { return elements_.front(); }
    Element& back() { return elements_.back(); }
    const Element& back() const { return elements_.back(); }
    const Element* data() const { return elements_.data(); }

    using Positions = NamedUses::Positions;

    std::optional<std::size_t> position(std::string_view name) const;
    // nullptr if there is none.
    const Element* find(std::string_view name) const;
    Element* find(std::string_view name);

    void reserve(std::size_t count);
    void push_back(Element element);
    void push_front(Element element);
    // False if another has that name.
    bool rename(std::size_t position, std::string to);
    void replace(std::size_t position, Element element);

    // Found by something: of many elements no more than `most`; of few simply all, so that whoever
    // asks has to look at each.
    Positions found_by(FoundBy by, std::string_view text, std::size_t most = NamedUses::all) {
        return many_ ? uses().find(by, text, most) : all_positions();
    }
    // The same by what begins so.
    Positions found_by_beginning(FoundBy by, std::string_view begin,
                                 std::size_t most = NamedUses::all) {
        return many_ ? uses().find_beginning(by, begin, most) : all_positions();
    }
    // Those that name a column of their table, and among columns that one itself.
    Positions naming(std::string_view column) { return found_by(FoundBy::Column, column); }
    // In the indexes, foreign keys or checks that name it as one of their table.
    void rename_column(std::string_view from, const std::string& to);
    // Those that may have been dropped and are on these columns, in any order.
    Positions doubtful_on(const std::vector<std::string>& columns) {
        return many_ ? uses().find_doubtful(columns) : all_positions();
    }
    // Whatever the element names, or what is known of it, is something else now.
    void note_change(std::size_t position);
    // Names were taken from elements.
    void note_lost_names() {
        if (many_) {
            many_->uses.reset();
        }
    }
    void erase(std::size_t position);
    // How many went.
    template <typename Predicate>
    std::size_t erase_if(Predicate predicate) {
        if (!many_) {
            const std::size_t gone = std::erase_if(elements_, std::move(predicate));
            note_names();
            return gone;
        }
        // All are asked before the first goes and another one takes its place.
        std::vector<std::size_t> meant;
        for (std::size_t position = 0; position < size(); ++position) {
            if (predicate(std::as_const(elements_[position]))) {
                meant.push_back(position);
            }
        }
        for (const std::size_t position : std::views::reverse(meant)) {
            erase(position);
        }
        return meant.size();
    }
    void put_in_order();

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const {
            return text::hash_ignoring_case(name);
        }
    };
    struct Equal {
        using is_transparent = void;
        bool operator()(std::string_view left, std::string_view right) const {
            return text::equals_ignoring_case(left, right);
        }
    };
    // Of elements that are many.
    struct Many {
        // What is here of a name that its element has no longer is no longer true.
        std::unordered_map<std::string, std::size_t, Hash, Equal> positions;
        std::vector<std::ptrdiff_t> ranks;  // of each element; none while they are in order
        std::ptrdiff_t first_rank = 0;
        std::ptrdiff_t last_rank = 0;
        text::Rare<NamedUses> uses;  // from the first question for them on
    };

    // text::mark_ignoring_case() of the names of elements that are few, but for names that were
    // lost. Those of columns are looked for all the time.
    struct NoMarks {};
    static constexpr bool has_marks = std::is_same_v<Element, Column>;
    using Marks = std::conditional_t<has_marks, std::vector<std::uint32_t>, NoMarks>;

    std::optional<std::size_t> position_among_few(std::string_view name) const;
    bool has_name(std::size_t position, std::string_view name) const;
    void note_names();
    void note_marks();
    void note_name(std::size_t position);
    void forget_name(std::size_t position);
    void note_ranks();
    NamedUses& uses();
    Positions all_positions() const {
        Positions positions(elements_.size());
        std::iota(positions.begin(), positions.end(), std::size_t{0});
        return positions;
    }

    std::vector<Element> elements_;
    [[no_unique_address]] Marks marks_;
    text::Rare<Many> many_;
};

}  // namespace tsqlaudit::catalog
