# Run PROGRAM and compare what it prints with the file EXPECTED.
execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE got ERROR_VARIABLE errors RESULT_VARIABLE code)
file(READ ${EXPECTED} expected)
if(NOT code EQUAL 0 OR NOT got STREQUAL expected)
  message(FATAL_ERROR "exit code ${code}\n${errors}\ngot:\n${got}\nexpected:\n${expected}")
endif()
