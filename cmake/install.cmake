# What is installed: both libraries, the header, what pkg-config and CMake's find_package read, the program and the manual.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set_target_properties(saidby_shared PROPERTIES EXPORT_NAME saidby)
set_target_properties(saidby_static PROPERTIES EXPORT_NAME static)
install(TARGETS saidby_shared saidby_static EXPORT saidbyTargets
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES include/saidby/saidby.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/saidby)
set(SAIDBY_PACKAGE ${CMAKE_INSTALL_LIBDIR}/cmake/saidby)
install(EXPORT saidbyTargets NAMESPACE saidby:: DESTINATION ${SAIDBY_PACKAGE})
configure_package_config_file(cmake/saidbyConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/saidbyConfig.cmake
  INSTALL_DESTINATION ${SAIDBY_PACKAGE})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/saidbyConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/saidbyConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/saidbyConfigVersion.cmake
  DESTINATION ${SAIDBY_PACKAGE})
file(RELATIVE_PATH SAIDBY_PREFIX_FROM_PC ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
foreach(name saidby saidby-static)
  configure_file(cmake/${name}.pc.in ${CMAKE_CURRENT_BINARY_DIR}/${name}.pc @ONLY)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${name}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endforeach()
install(FILES lib/lang/en/patterns.txt DESTINATION ${CMAKE_INSTALL_DATADIR}/saidby RENAME patterns-en.txt) # the header names it
if(SAIDBY_BUILD_PROGRAM)
  install(TARGETS saidby_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
if(SAIDBY_BUILD_MANUAL)
  install(FILES cli/saidby.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${SAIDBY_MANUAL} DESTINATION ${CMAKE_INSTALL_MANDIR}/man3)
endif()
