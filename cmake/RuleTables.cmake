# What rules/ says as C++, in rule_tables_dir: vocabulary_table.cpp, rule_table.cpp, strength_table.cpp.
# A target with one of them as a source depends on the target rule_tables.
set(rule_tables_dir "${PROJECT_BINARY_DIR}/generated")
set(rule_tables
  "${rule_tables_dir}/vocabulary_table.cpp"
  "${rule_tables_dir}/rule_table.cpp"
  "${rule_tables_dir}/strength_table.cpp")

add_executable(compile_rules compile_rules.cpp)
target_link_libraries(compile_rules PRIVATE tsqlaudit_options tsqlaudit_rule_compiler)

file(GLOB rule_files CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/rules/*.json" "${PROJECT_SOURCE_DIR}/rules/data/*.json")
# Written only when it differs; that is how a removed file is noticed.
set(list_of_rules "${rule_tables_dir}/rule_files.txt")
file(CONFIGURE OUTPUT "${list_of_rules}" CONTENT "${rule_files}" @ONLY)
add_custom_command(
  OUTPUT ${rule_tables}
  COMMAND compile_rules "${PROJECT_SOURCE_DIR}/rules" "${rule_tables_dir}"
  DEPENDS compile_rules "${list_of_rules}" ${rule_files}
  COMMENT "Compiling the rules"
  VERBATIM)
add_custom_target(rule_tables DEPENDS ${rule_tables})
