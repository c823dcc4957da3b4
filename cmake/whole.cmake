# The objects of the library, optimised together where the compiler can (GCC, for release): one object of plain machine
# code, which both libraries hold, so that whoever links them needs no such compiler. Sets SAIDBY_OBJECTS.
option(SAIDBY_WHOLE "Optimise the library as a whole, with GCC" ON)
set(SAIDBY_OBJECTS $<TARGET_OBJECTS:saidby_objects>)
get_directory_property(options COMPILE_OPTIONS) # those of a project around this one
if(SAIDBY_WHOLE AND UNIX AND CMAKE_BUILD_TYPE STREQUAL Release AND CMAKE_C_COMPILER_ID STREQUAL GNU
   AND CMAKE_C_COMPILER_VERSION VERSION_GREATER_EQUAL 10 AND NOT "${CMAKE_C_FLAGS} ${options}" MATCHES "-fsanitize|-fno-lto|--coverage")
  target_compile_options(saidby_objects PRIVATE -flto -fno-fat-lto-objects)
  separate_arguments(flags UNIX_COMMAND "${CMAKE_C_FLAGS} ${CMAKE_C_FLAGS_RELEASE}")
  set(whole ${CMAKE_CURRENT_BINARY_DIR}/saidby_whole.o)
  add_custom_command(OUTPUT ${whole}
    COMMAND ${CMAKE_C_COMPILER} ${flags} -fPIC -fvisibility=hidden -flto=auto -flinker-output=nolto-rel -r -nostdlib
      -o ${whole} $<TARGET_OBJECTS:saidby_objects>
    DEPENDS saidby_objects $<TARGET_OBJECTS:saidby_objects> COMMAND_EXPAND_LISTS VERBATIM)
  add_custom_target(saidby_whole DEPENDS ${whole})
  set_source_files_properties(${whole} PROPERTIES EXTERNAL_OBJECT TRUE GENERATED TRUE)
  set(SAIDBY_OBJECTS ${whole})
endif()
