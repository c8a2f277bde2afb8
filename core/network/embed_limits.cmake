# SPDX-License-Identifier: GPL-3.0-or-later
# Turns resources/limits/*.json into the tables of limits.cpp, so that the core library reads no file.
# cmake -DOUT=<file> -DTAGS=<json> -DLIMITS=<json>|<json>... -P embed_limits.cmake; '|' between files
cmake_minimum_required(VERSION 3.25)

# Puts one member of a JSON object into OUT_VAR; empty where it is absent.
function(member OUT_VAR OBJECT NAME)
    string(JSON value ERROR_VARIABLE missing GET "${OBJECT}" "${NAME}")
    if(missing)
        set(value "")
    endif()
    set(${OUT_VAR} "${value}" PARENT_SCOPE)
endfunction()

# "2019-03-09" -> Date(2019, 3, 9); empty -> {}
function(as_date OUT_VAR TEXT)
    if("${TEXT}" STREQUAL "")
        set(${OUT_VAR} "{}" PARENT_SCOPE)
    elseif("${TEXT}" MATCHES "^([0-9][0-9][0-9][0-9])-0?([0-9]+)-0?([0-9]+)$")
        set(${OUT_VAR} "Date(${CMAKE_MATCH_1}, ${CMAKE_MATCH_2}, ${CMAKE_MATCH_3})" PARENT_SCOPE)
    else()
        message(FATAL_ERROR "not a date: ${TEXT}")
    endif()
endfunction()

function(value_row OUT_VAR ID UNIT VALUE)
    foreach(name value source standing note valid_from valid_to read)
        member(${name} "${VALUE}" ${name})
    endforeach()
    if(NOT value MATCHES "^-?[0-9]+$" OR source STREQUAL "")
        message(FATAL_ERROR "${ID}: needs a whole number and a source")
    endif()
    if(standing STREQUAL "")
        set(standing read)
    endif()
    foreach(name valid_from valid_to read)
        as_date(${name} "${${name}}")
    endforeach()
    set(${OUT_VAR} "    {\"${ID}\", \"${UNIT}\", ${value}, ${valid_from}, ${valid_to}, \"${source}\", ${read}, \"${standing}\", \"${note}\"},\n"
        PARENT_SCOPE)
endfunction()

set(rows "")
string(REPLACE "|" ";" LIMITS "${LIMITS}")
foreach(path ${LIMITS})
    file(READ "${path}" text)
    string(JSON limits GET "${text}" limits)
    string(JSON count LENGTH "${limits}")
    math(EXPR last "${count} - 1")
    foreach(i RANGE ${last})
        string(JSON limit GET "${limits}" ${i})
        string(JSON values LENGTH "${limit}" values)
        math(EXPR last_value "${values} - 1")
        member(id "${limit}" id)
        member(unit "${limit}" unit)
        foreach(v RANGE ${last_value})
            string(JSON value GET "${limit}" values ${v})
            value_row(row "${id}" "${unit}" "${value}")
            string(APPEND rows "${row}")
        endforeach()
    endforeach()
endforeach()

file(READ "${TAGS}" text)
string(JSON sets LENGTH "${text}" sets)
math(EXPR last "${sets} - 1")
set(tags "")
foreach(i RANGE ${last})
    string(JSON count LENGTH "${text}" sets ${i} tags)
    math(EXPR last_tag "${count} - 1")
    foreach(t RANGE ${last_tag})
        string(JSON tag GET "${text}" sets ${i} tags ${t})
        list(APPEND tags "    \"${tag}\"")
    endforeach()
endforeach()
list(SORT tags)
list(JOIN tags ",\n" tags)

file(WRITE "${OUT}" "// Generated from resources/limits; do not edit.
constexpr Limit kLimits[] = {
${rows}};
constexpr std::string_view kServiceTags[] = {
${tags},
};
")
