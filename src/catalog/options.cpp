#include "catalog/options.h"

#include <algorithm>
#include <charconv>

#include "text/compare.h"

namespace tsqlaudit::catalog {
namespace {

std::optional<Compression> compression_of(std::string_view value) {
    using text::equals_ignoring_case;
    if (equals_ignoring_case(value, "NONE")) {
        return Compression::None;
    }
    if (equals_ignoring_case(value, "ROW")) {
        return Compression::Row;
    }
    if (equals_ignoring_case(value, "PAGE")) {
        return Compression::Page;
    }
    if (equals_ignoring_case(value, "COLUMNSTORE")) {
        return Compression::Columnstore;
    }
    if (equals_ignoring_case(value, "COLUMNSTORE_ARCHIVE")) {
        return Compression::ColumnstoreArchive;
    }
    return std::nullopt;
}

void set_partitions(CompressionSetting& setting, std::pair<int, int> range, Compression value) {
    std::erase_if(setting.partitions, [range](const auto& entry) {
        return entry.first.first >= range.first && entry.first.second <= range.second;
    });
    setting.partitions.emplace_back(range, value);
}

template <typename Number>
std::optional<Number> number_of(const syntax::Option* option) {
    if (option == nullptr) {
        return std::nullopt;
    }
    Number value{};
    const char* const begin = option->value.data();
    const auto [end, error] = std::from_chars(begin, begin + option->value.size(), value);
    return error == std::errc{} ? std::optional{value} : std::nullopt;
}

}  // namespace

const syntax::Option* find_option(const std::vector<syntax::Option>& options,
                                  std::string_view name) {
    const auto found =
        std::find_if(options.begin(), options.end(), [name](const syntax::Option& option) {
            return text::equals_ignoring_case(option.name, name);
        });
    return found == options.end() ? nullptr : &*found;
}

bool is_on(const std::vector<syntax::Option>& options, std::string_view name) {
    const syntax::Option* const option = find_option(options, name);
    return option != nullptr && text::equals_ignoring_case(option->value, "ON");
}

std::optional<int> option_number(const std::vector<syntax::Option>& options,
                                 std::string_view name) {
    return number_of<int>(find_option(options, name));
}

std::optional<long long> option_large_number(const std::vector<syntax::Option>& options,
                                             std::string_view name) {
    return number_of<long long>(find_option(options, name));
}

std::optional<double> option_decimal(const std::vector<syntax::Option>& options,
                                     std::string_view name) {
    return number_of<double>(find_option(options, name));
}

void apply_compression(CompressionSetting& setting, const std::vector<syntax::Option>& options,
                       std::optional<int> partition) {
    for (const syntax::Option& option : options) {
        const std::optional<Compression> value =
            text::equals_ignoring_case(option.name, "DATA_COMPRESSION")
                ? compression_of(option.value)
                : std::nullopt;
        if (!value) {
            continue;
        }
        if (partition) {
            set_partitions(setting, {*partition, *partition}, *value);
        } else if (option.partitions.empty()) {
            setting = {.whole = value, .partitions = {}};
        }
        for (const auto& range : option.partitions) {
            set_partitions(setting, range, *value);
        }
    }
}

bool is_stated(const CompressionSetting& setting) {
    return setting.whole.has_value() || !setting.partitions.empty();
}

void set_option(std::vector<syntax::Option>& options, const syntax::Option& option) {
    std::erase_if(options, [&option](const syntax::Option& other) {
        return text::equals_ignoring_case(other.name, option.name);
    });
    options.push_back(option);
}

}  // namespace tsqlaudit::catalog
