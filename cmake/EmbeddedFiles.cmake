# tsqlaudit_embedded_files(<result> <glob>...)
#
# Generates the source of tsqlaudit::embedded::files(): all files that match the globs, relative to
# the repository. It is generated again when one of them changes, appears or disappears.
function(tsqlaudit_embedded_files result)
  list(TRANSFORM ARGN PREPEND "${PROJECT_SOURCE_DIR}/" OUTPUT_VARIABLE globs)
  file(GLOB files CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}" ${globs})
  list(SORT files)
  list(TRANSFORM files PREPEND "${PROJECT_SOURCE_DIR}/" OUTPUT_VARIABLE absolute)

  set(list_file "${PROJECT_BINARY_DIR}/generated/embedded_files.txt")
  set(source "${PROJECT_BINARY_DIR}/generated/embedded_files.cpp")
  # Written only when it differs; that is how a removed file is noticed.
  file(CONFIGURE OUTPUT "${list_file}" CONTENT "${files}" @ONLY)
  add_custom_command(
    OUTPUT "${source}"
    COMMAND "${CMAKE_COMMAND}" "-DROOT=${PROJECT_SOURCE_DIR}" "-DLIST=${list_file}"
      "-DOUTPUT=${source}" -P "${PROJECT_SOURCE_DIR}/cmake/embed.cmake"
    DEPENDS "${list_file}" "${PROJECT_SOURCE_DIR}/cmake/embed.cmake" ${absolute}
    COMMENT "Embedding rules and fixtures"
    VERBATIM)
  # The assembler reads the files, so the object depends on them just as the source does.
  set_source_files_properties("${source}" PROPERTIES
    OBJECT_DEPENDS "${absolute}"
    COMPILE_OPTIONS "-Wa,-I,${PROJECT_SOURCE_DIR}")
  set(${result} "${source}" PARENT_SCOPE)
endfunction()
