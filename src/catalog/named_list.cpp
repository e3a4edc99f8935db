#include "catalog/named_list.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "catalog/named_parts.h"

namespace tsqlaudit::catalog {
namespace {

// Up to here looking at each is faster, and takes less memory.
constexpr std::size_t few = 32;

}  // namespace

template <typename Element>
NamedList<Element>::NamedList(std::initializer_list<Element> elements) : elements_{elements} {
    note_names();
}

template <typename Element>
void NamedList<Element>::reserve(std::size_t count) {
    elements_.reserve(count);
    if constexpr (has_marks) {
        marks_.reserve(count);
    }
}

template <typename Element>
std::optional<std::size_t> NamedList<Element>::position(std::string_view name) const {
    if (name.empty()) {
        return std::nullopt;
    }
    if (many_) {
        const auto found = many_->positions.find(name);
        const bool is_there = found != many_->positions.end() && has_name(found->second, name);
        return is_there ? std::optional{found->second} : std::nullopt;
    }
    return position_among_few(name);
}

template <typename Element>
std::optional<std::size_t> NamedList<Element>::position_among_few(std::string_view name) const {
    [[maybe_unused]] std::uint32_t mark = 0;
    if constexpr (has_marks) {
        mark = text::mark_ignoring_case(name);
    }
    for (std::size_t i = 0; i < elements_.size(); ++i) {
        if constexpr (has_marks) {
            if (marks_[i] != mark) {
                continue;
            }
        }
        if (has_name(i, name)) {
            return i;
        }
    }
    return std::nullopt;
}

template <typename Element>
const Element* NamedList<Element>::find(std::string_view name) const {
    const std::optional<std::size_t> found = position(name);
    return found ? &elements_[*found] : nullptr;
}

template <typename Element>
Element* NamedList<Element>::find(std::string_view name) {
    const std::optional<std::size_t> found = position(name);
    return found ? &elements_[*found] : nullptr;
}

template <typename Element>
void NamedList<Element>::push_back(Element element) {
    elements_.push_back(std::move(element));
    if (!many_) {
        if (elements_.size() > few) {
            note_names();
        } else if constexpr (has_marks) {
            marks_.push_back(text::mark_ignoring_case(elements_.back().name));
        }
        return;
    }
    if (!many_->ranks.empty()) {
        many_->ranks.push_back(++many_->last_rank);
    }
    note_name(elements_.size() - 1);
    note_change(elements_.size() - 1);
}

template <typename Element>
void NamedList<Element>::push_front(Element element) {
    if (!many_) {
        elements_.insert(elements_.begin(), std::move(element));
        note_names();
        return;
    }
    note_ranks();
    elements_.push_back(std::move(element));
    many_->ranks.push_back(--many_->first_rank);
    note_name(elements_.size() - 1);
    note_change(elements_.size() - 1);
}

template <typename Element>
bool NamedList<Element>::rename(std::size_t position, std::string to) {
    const std::optional<std::size_t> taken = this->position(to);
    if (taken && *taken != position) {
        return false;
    }
    forget_name(position);
    name_of(elements_[position]) = std::move(to);
    if (!many_) {
        note_names();
        return true;
    }
    note_name(position);
    note_change(position);
    return true;
}

template <typename Element>
void NamedList<Element>::replace(std::size_t position, Element element) {
    forget_name(position);
    elements_[position] = std::move(element);
    if (!many_) {
        note_names();
        return;
    }
    note_name(position);
    note_change(position);
}

template <typename Element>
void NamedList<Element>::erase(std::size_t position) {
    if (!many_) {
        elements_.erase(elements_.begin() + static_cast<std::ptrdiff_t>(position));
        note_names();
        return;
    }
    const std::size_t last = elements_.size() - 1;
    forget_name(position);
    if (many_->uses) {
        many_->uses->forget(many_->ranks[position]);
    }
    if (position != last) {
        note_ranks();
        elements_[position] = std::move(elements_[last]);
        many_->ranks[position] = many_->ranks[last];
    }
    elements_.pop_back();
    if (elements_.empty()) {
        many_.reset();
        return;
    }
    if (!many_->ranks.empty()) {
        many_->ranks.pop_back();
    }
    if (position != last) {
        note_name(position);
        if (many_->uses) {
            many_->uses->place(many_->ranks[position], position);
        }
    }
}

template <typename Element>
void NamedList<Element>::put_in_order() {
    if (!many_ || many_->ranks.empty()) {
        return;
    }
    const std::vector<std::ptrdiff_t>& ranks = many_->ranks;
    std::vector<std::size_t> positions(elements_.size());
    std::iota(positions.begin(), positions.end(), std::size_t{0});
    std::ranges::sort(positions, {}, [&ranks](std::size_t position) { return ranks[position]; });
    std::vector<Element> ordered;
    ordered.reserve(elements_.size());
    for (const std::size_t position : positions) {
        ordered.push_back(std::move(elements_[position]));
    }
    elements_ = std::move(ordered);
    note_names();
}

template <typename Element>
bool NamedList<Element>::has_name(std::size_t position, std::string_view name) const {
    return position < elements_.size() &&
           text::equals_ignoring_case(name_of(elements_[position]), name);
}

template <typename Element>
void NamedList<Element>::note_names() {
    many_.reset();
    if constexpr (has_marks) {
        marks_.clear();
    }
    if (elements_.size() <= few) {
        note_marks();
        return;
    }
    many_ = Many{};
    for (std::size_t i = 0; i < elements_.size(); ++i) {
        note_name(i);
    }
}

template <typename Element>
void NamedList<Element>::note_marks() {
    if constexpr (has_marks) {
        for (const Element& element : elements_) {
            marks_.push_back(text::mark_ignoring_case(name_of(element)));
        }
    }
}

// What is noted of a name that its element lost gives way.
template <typename Element>
void NamedList<Element>::note_name(std::size_t position) {
    const std::string& name = name_of(elements_[position]);
    if (name.empty()) {
        return;
    }
    std::size_t& noted = many_->positions.try_emplace(name, position).first->second;
    if (!has_name(noted, name)) {
        noted = position;
    }
}

template <typename Element>
void NamedList<Element>::forget_name(std::size_t position) {
    if (!many_) {
        return;
    }
    const auto noted = many_->positions.find(name_of(elements_[position]));
    if (noted != many_->positions.end() && noted->second == position) {
        many_->positions.erase(noted);
    }
}

template <typename Element>
void NamedList<Element>::note_ranks() {
    if (many_->ranks.empty()) {
        many_->ranks.resize(elements_.size());
        std::iota(many_->ranks.begin(), many_->ranks.end(), std::ptrdiff_t{0});
        many_->first_rank = 0;
        many_->last_rank = std::ssize(elements_);
    }
}

template <typename Element>
NamedUses& NamedList<Element>::uses() {
    if (!many_->uses) {
        note_ranks();
        many_->uses = NamedUses{};
        for (std::size_t i = 0; i < elements_.size(); ++i) {
            note_change(i);
        }
    }
    return *many_->uses;
}

template <typename Element>
void NamedList<Element>::note_change(std::size_t position) {
    if (!many_ || !many_->uses) {
        return;
    }
    many_->uses->note(many_->ranks[position], position, uses_of(elements_[position]));
}

template <typename Element>
void NamedList<Element>::rename_column(std::string_view from, const std::string& to) {
    for (const std::size_t position : naming(from)) {
        for_each_column(elements_[position], [&](std::string& column) {
            if (text::equals_ignoring_case(column, from)) {
                column = to;
            }
        });
    }
    if (many_ && !many_->uses->rename_column(from, to)) {
        many_->uses.reset();
    }
}

template class NamedList<Column>;
template class NamedList<Index>;
template class NamedList<ForeignKey>;
template class NamedList<CheckConstraint>;
template class NamedList<EdgeConstraint>;
template class NamedList<Trigger>;
template class NamedList<Statistics>;

}  // namespace tsqlaudit::catalog
