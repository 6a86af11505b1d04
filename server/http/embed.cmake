# Writes OUT, a C++ file that holds every file of DIST (the built console, where it was built) and of PAGES.
set(table "")
set(blobs "")
set(number 0)
foreach(root ${DIST} ${PAGES})
    file(GLOB_RECURSE files RELATIVE ${root} ${root}/*)
    list(SORT files)
    foreach(file ${files})
        string(APPEND blobs
            "asm(\".section .rodata\\n.global linli_file_${number}\\nlinli_file_${number}:\\n.incbin \\\"${root}/${file}\\\"\\n\"\n"
            "    \".global linli_file_end_${number}\\nlinli_file_end_${number}:\\n.byte 0\\n.previous\\n\");\n"
            "extern \"C\" const char linli_file_${number}[];\nextern \"C\" const char linli_file_end_${number}[];\n")
        string(APPEND table "    {\"/${file}\", linli_file_${number}, linli_file_end_${number}},\n")
        math(EXPR number "${number} + 1")
    endforeach()
endforeach()
file(WRITE ${OUT} "#include \"server/http/embedded.h\"\n\n#include <array>\n\n${blobs}\n"
    "namespace server::http {\nnamespace {\n\nstruct Blob {\n    std::string_view path;\n    const char* begin;\n    const char* end;\n};\n"
    "const std::array<Blob, ${number}> kBlobs{{\n${table}}};\n\n}  // namespace\n\n"
    "std::optional<std::string_view> embedded_file(std::string_view path) {\n"
    "    for (const Blob& blob : kBlobs) {\n"
    "        if (blob.path == path) return std::string_view{blob.begin, static_cast<std::size_t>(blob.end - blob.begin)};\n"
    "    }\n    return std::nullopt;\n}\n\n}  // namespace server::http\n")
