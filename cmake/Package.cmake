# What `cmake --install` and CPack bring along: the program, its manual pages, what completes it in a
# shell, and the documentation. A Debian package is made by scripts/package.
include(GNUInstallDirs)
find_program(HELP2MAN help2man)

set(share "${PROJECT_BINARY_DIR}/share")
file(MAKE_DIRECTORY "${share}")

# The pages and completions are made by the program itself, so they cannot be out of date.
set(made "")
foreach(shell IN ITEMS bash zsh fish)
  add_custom_command(OUTPUT "${share}/completion.${shell}"
    COMMAND tsqlaudit completion ${shell} > "${share}/completion.${shell}"
    DEPENDS tsqlaudit VERBATIM)
  list(APPEND made "${share}/completion.${shell}")
endforeach()
install(FILES "${share}/completion.bash" RENAME tsqlaudit
  DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
install(FILES "${share}/completion.zsh" RENAME _tsqlaudit
  DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions")
install(FILES "${share}/completion.fish" RENAME tsqlaudit.fish
  DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")

# A page for the program and one for each command, as git has them.
if(HELP2MAN)
  foreach(command IN ITEMS "" audit fix init explain rules completion)
    string(JOIN "-" page tsqlaudit ${command})
    add_custom_command(OUTPUT "${share}/${page}.1.gz"
      COMMAND "${HELP2MAN}" --no-info "--version-string=${PROJECT_VERSION}"
        --include "${PROJECT_SOURCE_DIR}/docs/man/${page}.h2m" --output "${share}/${page}.1"
        "$<TARGET_FILE:tsqlaudit> ${command}"
      COMMAND gzip -9nf "${share}/${page}.1"
      DEPENDS tsqlaudit "${PROJECT_SOURCE_DIR}/docs/man/${page}.h2m" VERBATIM)
    list(APPEND made "${share}/${page}.1.gz")
    install(FILES "${share}/${page}.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
  endforeach()
endif()
add_custom_target(package_files ALL DEPENDS ${made})

install(TARGETS tsqlaudit RUNTIME)
install(FILES README.md CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(DIRECTORY docs DESTINATION "${CMAKE_INSTALL_DOCDIR}" PATTERN man EXCLUDE)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "tsqlaudit maintainers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "audits SQL Server schemas from their scripts")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"One native program that needs no server and never connects to one. It reads
all .sql files of a schema, puts them together, judges every table and
writes the audit: what is wrong, why it matters, how bad it is, and the
T-SQL that mends it.")
if(NOT TSQLAUDIT_STATIC)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
endif()
include(CPack)
