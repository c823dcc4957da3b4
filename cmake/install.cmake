# What is installed: both libraries, the header, and what pkg-config and CMake's find_package read.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set_target_properties(saidby_shared PROPERTIES EXPORT_NAME saidby)
set_target_properties(saidby_static PROPERTIES EXPORT_NAME static)
add_library(saidby::saidby ALIAS saidby_shared)
add_library(saidby::static ALIAS saidby_static)
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
configure_file(cmake/saidby.pc.in ${CMAKE_CURRENT_BINARY_DIR}/saidby.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/saidby.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
