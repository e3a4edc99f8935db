// What the options of a WITH clause say. Internal to this folder.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"

namespace tsqlaudit::catalog {

const syntax::Option* find_option(const std::vector<syntax::Option>& options,
                                  std::string_view name);
bool is_on(const std::vector<syntax::Option>& options, std::string_view name);
// The number at the beginning of the value: 60 for "60 MINUTES". None if it is too large.
std::optional<int> option_number(const std::vector<syntax::Option>& options, std::string_view name);
std::optional<long long> option_large_number(const std::vector<syntax::Option>& options,
                                             std::string_view name);
std::optional<double> option_decimal(const std::vector<syntax::Option>& options,
                                     std::string_view name);
// Applies DATA_COMPRESSION options to a setting; a setting for all partitions replaces the ones for
// single partitions. With a partition, the options are about it alone.
void apply_compression(CompressionSetting& setting, const std::vector<syntax::Option>& options,
                       std::optional<int> partition = {});
bool is_stated(const CompressionSetting& setting);
// Replaces the option of the same name.
void set_option(std::vector<syntax::Option>& options, const syntax::Option& option);

}  // namespace tsqlaudit::catalog
