# tsqlaudit_library(<folder> [<generated source>...])
#
# Makes the static library tsqlaudit_<folder> from all .cpp files of the calling folder.
#
# A header is included as "<folder>/<header>.h". Each library offers a directory of its own that
# holds nothing but a link to its folder, so a header can only be included by a library whose link
# line leads to it.
function(tsqlaudit_library folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  list(APPEND sources ${ARGN})
  if(NOT sources)
    # A library has to have a source; a folder may have nothing but headers.
    set(sources "${CMAKE_CURRENT_BINARY_DIR}/empty.cpp")
    file(CONFIGURE OUTPUT "${sources}" CONTENT "")
  endif()

  set(include_root "${PROJECT_BINARY_DIR}/include/${folder}")
  file(MAKE_DIRECTORY "${include_root}")
  file(CREATE_LINK "${CMAKE_CURRENT_SOURCE_DIR}" "${include_root}/${folder}" SYMBOLIC)

  add_library(tsqlaudit_${folder} STATIC ${sources})
  target_include_directories(tsqlaudit_${folder} PUBLIC "${include_root}")
  target_link_libraries(tsqlaudit_${folder} PRIVATE tsqlaudit_options)
endfunction()
