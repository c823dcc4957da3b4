# The manual pages: the program's, and one of the C interface that is made from the header's comments.
set(SAIDBY_HEADER ${PROJECT_SOURCE_DIR}/include/saidby/saidby.h)
set(SAIDBY_MANUAL ${PROJECT_BINARY_DIR}/saidby.3)
add_custom_command(OUTPUT ${SAIDBY_MANUAL}
  COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/tools/manpage.py ${SAIDBY_HEADER} > ${SAIDBY_MANUAL}
  DEPENDS ${SAIDBY_HEADER} ${PROJECT_SOURCE_DIR}/tools/manpage.py)
add_custom_target(saidby_manual ALL DEPENDS ${SAIDBY_MANUAL})
