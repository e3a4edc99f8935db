# Finishes what ANTLR generated as PARSER.

# Fails if it needs more than one token of lookahead anywhere. Such a decision costs a simulation of the
# automaton each time.
file(STRINGS "${PARSER}" lines REGEX "Context\\* TSqlParser::[a-zA-Z]+\\(\\) {|adaptivePredict\\(")
foreach(line IN LISTS lines)
  if(line MATCHES "TSqlParser::([a-zA-Z]+)\\(\\)")
    set(rule "${CMAKE_MATCH_1}")
  else()
    message(FATAL_ERROR "The rule ${rule} needs more than one token of lookahead. Change the grammar so "
      "that the next token decides.")
  endif()
endforeach()

# So the automaton is only there to say what was expected, and is built when that is first asked for:
# readAutomaton() in the grammar. ANTLR would have it built whenever the program starts, which takes a
# millisecond.
file(READ "${PARSER}" code)
set(built_at_start "TSqlParser::Initializer TSqlParser::_init;")
string(FIND "${code}" "${built_at_start}" found)
if(found EQUAL -1)
  message(FATAL_ERROR "No '${built_at_start}' in the generated parser")
endif()
string(REPLACE "${built_at_start}" "" code "${code}")
file(WRITE "${PARSER}" "${code}")
