# Run PROGRAM and compare what it prints with the file EXPECTED; where there is none, its exit code is enough.
execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE got ERROR_VARIABLE errors RESULT_VARIABLE code)
set(expected "${got}")
if(EXISTS ${EXPECTED})
  file(READ ${EXPECTED} expected)
endif()
if(NOT code EQUAL 0 OR NOT got STREQUAL expected)
  message(FATAL_ERROR "exit code ${code}\n${errors}\ngot:\n${got}\nexpected:\n${expected}")
endif()
