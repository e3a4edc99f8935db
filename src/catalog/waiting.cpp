// Statements that come before what they are about, and what is said of those for which it never
// comes.
#include <algorithm>

#include "catalog/build_state.h"

namespace tsqlaudit::catalog {
namespace {

// Removes something: applied to a table that is not there yet, it has nothing to do.
bool is_removal(const syntax::Statement& statement) {
    if (const auto* alter = std::get_if<syntax::AlterTable>(&statement.node)) {
        return std::holds_alternative<syntax::DropElements>(alter->action);
    }
    return std::holds_alternative<syntax::DropIndex>(statement.node);
}

// A script that looks whether a thing is there does nothing to one that is not.
bool asks_for_presence(const syntax::Statement& statement) {
    return statement.guarded && !statement.guard_negated;
}

// What is transferred to another schema may be no table.
bool is_transfer(const syntax::Statement& statement) {
    const auto* const rename = std::get_if<syntax::RenameObject>(&statement.node);
    return rename != nullptr && rename->object_type == "SCHEMA";
}

// Adds something to a table. A project whose files may be read in any order has no others.
bool is_declarative(const syntax::Statement& statement) {
    if (const auto* alter = std::get_if<syntax::AlterTable>(&statement.node)) {
        return std::holds_alternative<syntax::AddElements>(alter->action) ||
               std::holds_alternative<syntax::CheckConstraints>(alter->action) ||
               std::holds_alternative<syntax::SetTableOptions>(alter->action) ||
               std::holds_alternative<syntax::OtherTableAction>(alter->action);
    }
    return !std::holds_alternative<syntax::DropIndex>(statement.node) &&
           !std::holds_alternative<syntax::AlterIndex>(statement.node) &&
           !std::holds_alternative<syntax::AlterPartition>(statement.node) &&
           !std::holds_alternative<syntax::RenameObject>(statement.node);
}

}  // namespace

void BuildState::wait(const syntax::Statement& statement, const Missing& missing) {
    waiting_[{missing.object, missing.member}].push_back(&statement);
    ++held_count_;
}

void BuildState::appeared(const QualifiedName& object, const std::string& member) {
    if (waiting_.empty()) {
        return;
    }
    if (auto waiting = waiting_.extract({object, member})) {
        ready_.insert(ready_.end(), waiting.mapped().begin(), waiting.mapped().end());
    }
}

void BuildState::appeared(const QualifiedName& object, const Span& definition) {
    forget_earlier(object, definition);
    appeared(object);
}

void BuildState::forget_waiting(const QualifiedName& object, const syntax::Statement& drop,
                                bool surely_existed) {
    const auto found = waiting_.find({object, {}});
    if (found == waiting_.end()) {
        return;
    }
    std::erase_if(found->second, [&](const syntax::Statement* statement) {
        return surely_existed || statement->span.file == drop.span.file || is_removal(*statement);
    });
    if (found->second.empty()) {
        waiting_.erase(found);
    }
}

bool BuildState::is_awaited(const QualifiedName& object) const {
    return waiting_.contains({object, {}});
}

const syntax::Statement* BuildState::next_ready() {
    if (ready_.empty()) {
        return nullptr;
    }
    const syntax::Statement* const statement = ready_.front();
    ready_.pop_front();
    return statement;
}

void BuildState::fail(const syntax::Statement& statement, const Missing& missing) {
    failed_[{missing.object, missing.member}].push_back(&statement);
    ++held_count_;
}

void BuildState::select_later(const syntax::Statement& statement) {
    selections_.push_back(&statement);
    ++held_count_;
}

void BuildState::forget_earlier(const QualifiedName& object, const Span& definition) {
    const auto found = waiting_.find({object, {}});
    if (found == waiting_.end()) {
        return;
    }
    std::erase_if(found->second, [&definition](const syntax::Statement* statement) {
        return statement->span.file == definition.file &&
               statement->span.begin < definition.begin &&
               (asks_for_presence(*statement) || !is_declarative(*statement));
    });
    if (found->second.empty()) {
        waiting_.erase(found);
    }
}

void BuildState::warn_of_waiting() {
    for (const auto& [key, statements] : failed_) {
        const auto& [object, member] = key;
        if (!tables.contains(object)) {
            std::vector<const syntax::Statement*>& others = waiting_[{object, {}}];
            others.insert(others.end(), statements.begin(), statements.end());
        } else {
            warn_once(key, statements,
                      object.dotted() +
                          (member.empty() ? " is not defined"
                                          : " has no column, index or constraint " + member) +
                          " when this is read");
        }
    }
    for (const auto& [key, statements] : waiting_) {
        const auto& [object, member] = key;
        warn_once(
            key, statements,
            object.dotted() + (member.empty() ? " is not defined in the input"
                                              : " has no column, index or constraint " + member));
    }
}

void BuildState::warn_once(const Key& key, const std::vector<const syntax::Statement*>& statements,
                           const std::string& message) {
    const bool is_partition_function = key.first.schema.empty();  // one says little about tables
    if (is_partition_function || unread_.contains(key.first)) {
        return;
    }
    std::vector<Span> places;
    for (const syntax::Statement* statement : statements) {
        if (!asks_for_presence(*statement) && !is_transfer(*statement)) {
            places.push_back(statement->span);
        }
    }
    if (places.empty()) {
        return;
    }
    const Span first = *std::ranges::min_element(
        places, {}, [](const Span& span) { return std::pair(span.file, span.begin); });
    const std::size_t others = places.size() - 1;
    const std::string rest = others == 0 ? ""
                                         : ", nor " + std::string(others == 1 ? "has " : "have ") +
                                               std::to_string(others) +
                                               (others == 1 ? " other" : " others");
    warn(first, message + ": the statement has no effect" + rest);
}

}  // namespace tsqlaudit::catalog
