find_package(Threads REQUIRED)
find_package(antlr4-runtime REQUIRED)
find_package(utf8cpp REQUIRED)
find_package(pugixml REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)
find_package(tsl-hopscotch-map REQUIRED)
find_program(ANTLR4_TOOL antlr4 REQUIRED)

# Debian has no static libfmt, so a static program compiles it in.
add_library(tsqlaudit_fmt INTERFACE)
if(TSQLAUDIT_STATIC)
  target_link_libraries(tsqlaudit_fmt INTERFACE fmt::fmt-header-only)
else()
  target_link_libraries(tsqlaudit_fmt INTERFACE fmt::fmt)
endif()

# Debian's xxhash has no CMake package; as a header it needs no library.
find_path(XXHASH_INCLUDE_DIR xxhash.h REQUIRED)
add_library(tsqlaudit_xxhash INTERFACE)
target_include_directories(tsqlaudit_xxhash SYSTEM INTERFACE "${XXHASH_INCLUDE_DIR}")
target_compile_definitions(tsqlaudit_xxhash INTERFACE XXH_INLINE_ALL)

# Nor has utf8proc.
find_path(UTF8PROC_INCLUDE_DIR utf8proc.h REQUIRED)
find_library(UTF8PROC_LIBRARY libutf8proc.a REQUIRED)
add_library(tsqlaudit_utf8proc INTERFACE)
target_include_directories(tsqlaudit_utf8proc SYSTEM INTERFACE "${UTF8PROC_INCLUDE_DIR}")
target_compile_definitions(tsqlaudit_utf8proc INTERFACE UTF8PROC_STATIC)
target_link_libraries(tsqlaudit_utf8proc INTERFACE "${UTF8PROC_LIBRARY}")

# The C library gives memory out and takes it back a third slower, and lets it fall to pieces. Not in
# every preset: the sanitizers have an allocator of their own.
if(TSQLAUDIT_STATIC)
  find_library(JEMALLOC_LIBRARY libjemalloc.a REQUIRED)
endif()

if(BUILD_TESTING)
  find_package(GTest REQUIRED)
endif()
