# Fails if the generated parser PARSER needs more than one token of lookahead anywhere but in the rules
# listed in ALLOWED. Such a decision costs a simulation of the automaton each time.
file(STRINGS "${PARSER}" lines REGEX "Context\\* TSqlParser::[a-zA-Z]+\\(\\) {|adaptivePredict\\(")
set(found "")
foreach(line IN LISTS lines)
  if(line MATCHES "TSqlParser::([a-zA-Z]+)\\(\\)")
    set(rule "${CMAKE_MATCH_1}")
  else()
    list(APPEND found "${rule}")
  endif()
endforeach()
list(REMOVE_DUPLICATES found)
if(NOT found STREQUAL ALLOWED)
  message(FATAL_ERROR "Rules that need more than one token of lookahead: '${found}', not '${ALLOWED}'. "
    "Change the grammar so that the next token decides.")
endif()
