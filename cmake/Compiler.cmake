# How our own code is compiled. Generated and third-party code does not link tsqlaudit_options.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Relative paths, so that all checkouts of the repository share what one of them compiled.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1
    "${CCACHE_PROGRAM}")
endif()
add_compile_options("-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=")

if(TSQLAUDIT_SANITIZE)
  # A null pointer that is used traps anyway, and nothing here casts to stricter alignment; the two
  # checks alone take a third of the time to compile.
  add_compile_options("-fsanitize=${TSQLAUDIT_SANITIZE}" -fno-sanitize=null,alignment
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options("-fsanitize=${TSQLAUDIT_SANITIZE}")
endif()

add_library(tsqlaudit_options INTERFACE)
target_compile_definitions(tsqlaudit_options INTERFACE "TSQLAUDIT_VERSION=\"${PROJECT_VERSION}\"")
target_compile_options(tsqlaudit_options INTERFACE
  -Werror -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wdouble-promotion -Wformat=2 -Wundef
  # The AST is made of plain structs; designated initialisers may leave out what has a default.
  -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(tsqlaudit_options INTERFACE -Wduplicated-cond -Wduplicated-branches
    -Wlogical-op
    # GCC 12 warns about its own std::string operator+ (GCC bug 105651).
    -Wno-restrict)
  if(TSQLAUDIT_SANITIZE)
    # The sanitizers' instrumentation makes GCC lose track of what is initialised.
    target_compile_options(tsqlaudit_options INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()

if(TSQLAUDIT_LINT)
  find_program(CLANG_TIDY_PROGRAM NAMES clang-tidy-16 REQUIRED)
  # The hash has every file read again when the list of checks changes.
  set(lint_config "")
  foreach(config .clang-tidy tests/.clang-tidy)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${config}")
    file(SHA256 "${PROJECT_SOURCE_DIR}/${config}" hash)
    string(APPEND lint_config "${hash}")
  endforeach()
  set(CMAKE_CXX_CLANG_TIDY "${CLANG_TIDY_PROGRAM}" --quiet
    # GCC's warning options are not all Clang's.
    --extra-arg=-Wno-unknown-warning-option "--extra-arg=-DTSQLAUDIT_LINT_CONFIG=${lint_config}")
endif()
