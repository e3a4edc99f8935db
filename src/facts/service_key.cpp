#include "facts/service_key.h"

#include <cstddef>

#include "facts/key_shape.h"
#include "facts/numbering.h"

namespace tsqlaudit::facts {
namespace {

class ServiceKeyFinder {
public:
    ServiceKeyFinder(const Context& context, const TableFacts& facts)
        : keys_(context.words().natural_keys),
          is_document_(context.words().tables.documents.matches(context.names(facts.id).table)),
          table_(context.table(facts.id)),
          names_(context.names(facts.id)),
          facts_(facts) {}

    std::optional<std::vector<std::string>> find() const {
        const std::optional<std::size_t> number = own_number();
        if (!number || !has_day() || is_document_) {
            return std::nullopt;  // the number of a booking is given once
        }
        const std::optional<std::size_t> day = day_of_each();
        if (!day) {
            return std::vector<std::string>{};
        }
        std::vector<std::string> key;
        if (facts_.tenancy.kind == TenancyKind::Tenanted) {
            key.push_back(facts_.tenancy.column);
        }
        if (const auto line = operator_of_each();
            line && table_.columns[*line].name != facts_.tenancy.column) {
            key.push_back(table_.columns[*line].name);
        }
        key.push_back(table_.columns[*number].name);
        key.push_back(table_.columns[*day].name);
        return key;
    }

private:
    // FlightNumber of a flight: not that of the plane.
    std::optional<std::size_t> own_number() const {
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            const ColumnFacts& facts = facts_.columns[column];
            if (facts.role == ColumnRole::Code && facts.is_own && is_of_each(column) &&
                may_count(table_.columns[column].type) && names_.columns[column].get().size() > 1 &&
                keys_.own_numbers.matches(names_.columns[column])) {
                return column;
            }
        }
        return std::nullopt;
    }

    bool is_day(std::size_t column) const {
        return table_.columns[column].type.is_temporal() &&
               keys_.service_days.matches(names_.columns[column]);
    }

    bool has_day() const {
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            if (is_day(column)) {
                return true;
            }
        }
        return false;
    }

    // A day before a time, which changes with the timetable.
    std::optional<std::size_t> day_of_each() const {
        std::optional<std::size_t> time;
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            if (!is_day(column) || !is_of_each(column)) {
                continue;
            }
            if (table_.columns[column].type.id == sqlserver::TypeId::Date) {
                return column;
            }
            time = time.value_or(column);
        }
        return time;
    }

    std::optional<std::size_t> operator_of_each() const {
        for (std::size_t column = 0; column < table_.columns.size(); ++column) {
            if (is_of_each(column) && table_.columns[column].can_be_index_key() &&
                fits_key(table_.columns[column].type) &&
                keys_.operators.matches(names_.columns[column])) {
                return column;
            }
        }
        return std::nullopt;
    }

    bool is_of_each(std::size_t column) const {
        const catalog::Column& each = table_.columns[column];
        return !each.is_nullable && !each.computed && !facts_.columns[column].is_primary_key;
    }

    const decltype(Vocabulary::natural_keys)& keys_;
    bool is_document_;
    const catalog::Table& table_;
    const TableNames& names_;
    const TableFacts& facts_;
};

}  // namespace

std::optional<std::vector<std::string>> find_service_key(const Context& context,
                                                         const TableFacts& facts) {
    return ServiceKeyFinder(context, facts).find();
}

}  // namespace tsqlaudit::facts
