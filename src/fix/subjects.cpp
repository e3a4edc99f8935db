#include "fix/subjects.h"

#include "text/compare.h"

namespace tsqlaudit::fix {

namespace {

bool is_primary_key(const Change& change) {
    return std::holds_alternative<rules::AddPrimaryKey>(change.remedy);
}

std::string subject_of(const rules::Remedy& remedy) {
    if (const auto* alter = std::get_if<rules::AlterColumn>(&remedy)) {
        return "column " + text::to_lower(alter->name);
    }
    if (const auto* drop = std::get_if<rules::DropIndexRemedy>(&remedy)) {
        return "index " + std::to_string(drop->index);
    }
    const auto* add = std::get_if<rules::AddColumns>(&remedy);
    if (add != nullptr && !add->columns.empty()) {
        return "new column " + text::to_lower(add->columns.front().name);
    }
    if (std::holds_alternative<rules::Compress>(remedy)) {
        return "compression";
    }
    const std::vector<catalog::IndexColumn> key = key_columns(remedy);
    return key.empty() ? "" : "key " + text::to_lower(key.front().name);
}

}  // namespace

// What an index made by a change offers: its key columns in order.
std::vector<catalog::IndexColumn> key_columns(const rules::Remedy& remedy) {
    if (const auto* index = std::get_if<rules::CreateIndex>(&remedy)) {
        return index->key_columns;
    }
    const std::vector<std::string>* names = nullptr;
    if (const auto* key = std::get_if<rules::AddUniqueKey>(&remedy)) {
        names = &key->columns;
    }
    if (const auto* key = std::get_if<rules::AddPrimaryKey>(&remedy)) {
        names = &key->columns;
    }
    std::vector<catalog::IndexColumn> columns;
    if (names == nullptr) {
        return columns;
    }
    for (const std::string& name : *names) {
        columns.push_back({name, false});
    }
    return columns;
}

Subjects::Subjects(const std::vector<Change>& changes) : subjects_(changes.size()) {
    for (std::size_t i = 0; i < changes.size(); ++i) {
        add(i, changes[i]);
    }
}

void Subjects::add(std::size_t position, const Change& change) {
    subjects_[position] = subject_of(change.remedy);
    if (!subjects_[position].empty()) {
        by_subject_[subjects_[position]].insert(position);
    }
    if (is_primary_key(change)) {
        primary_keys_.insert(position);
    }
}

void Subjects::remove(std::size_t position) {
    const auto found = by_subject_.find(subjects_[position]);
    if (found != by_subject_.end()) {
        found->second.erase(position);
    }
    primary_keys_.erase(position);
}

std::optional<std::size_t> Subjects::next(std::size_t change, std::size_t position) const {
    std::optional<std::size_t> next;
    const auto take = [&](const Positions& positions) {
        const auto found = positions.upper_bound(position);
        if (found != positions.end() && (!next || *found < *next)) {
            next = *found;
        }
    };
    const auto found = by_subject_.find(subjects_[change]);
    if (found != by_subject_.end()) {
        take(found->second);
    }
    if (primary_keys_.contains(change)) {
        take(primary_keys_);
    }
    return next;
}

}  // namespace tsqlaudit::fix
