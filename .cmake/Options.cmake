# Options and what every target of ours is compiled with.
option(CAPRICCIO_WINDOW "Build the studio, the window, the programs and the tests (needs Qt and a sound library)" ON)
option(CAPRICCIO_FUZZ "Build the fuzz targets (needs clang; see tests/fuzz)" OFF)
set(CAPRICCIO_SANITIZE "" CACHE STRING "Build under a sanitizer: address (with undefined) or thread")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()
# Debug information that is small to link: lines and names for stack traces.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(capriccio_flags INTERFACE)
target_compile_options(capriccio_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Werror
  -ffp-contract=off) # a fused multiply-add only where a kernel asks for it: results must not depend on the optimiser
if(CAPRICCIO_SANITIZE STREQUAL "address")
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=undefined)
elseif(CAPRICCIO_SANITIZE STREQUAL "thread")
  set(sanitizers -fsanitize=thread)
  # Programs that tests start are not built with it: a fork is no reason to end.
  set(CAPRICCIO_TSAN_OPTIONS "suppressions=${CMAKE_SOURCE_DIR}/tests/support/tsan.supp:die_after_fork=0")
elseif(CAPRICCIO_SANITIZE)
  message(FATAL_ERROR "CAPRICCIO_SANITIZE is 'address' or 'thread', not '${CAPRICCIO_SANITIZE}'")
endif()
if(sanitizers)
  target_compile_options(capriccio_flags INTERFACE ${sanitizers} -fno-omit-frame-pointer -Wno-error=maybe-uninitialized)
  target_link_options(capriccio_flags INTERFACE ${sanitizers})
endif()
