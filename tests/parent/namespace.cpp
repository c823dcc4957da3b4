// A C++ program whose own wrapper has the library's name.
#include <saidby/saidby.h>

#include <cstdio>
#include <stdexcept>
#include <string>

namespace saidby {

class extractor {
public:
    extractor()
    {
        if (saidby_new(nullptr, &handle, nullptr) != SAIDBY_OK)
            throw std::runtime_error("no extractor");
    }
    extractor(const extractor &) = delete;
    extractor &operator=(const extractor &) = delete;
    ~extractor()
    {
        saidby_free(handle);
    }
    std::string first_speaker(const std::string &text) const
    {
        saidby_doc *doc = nullptr;
        if (saidby_extract(handle, text.data(), text.size(), &doc, nullptr) != SAIDBY_OK)
            throw std::runtime_error("no document");
        const saidby_speaker *speaker = saidby_doc_speaker(doc, 0);
        std::string name = speaker ? speaker->name : "";
        saidby_doc_free(doc);
        return name;
    }

private:
    saidby_extractor *handle = nullptr;
};

} // namespace saidby

int main()
{
    saidby::extractor extractor;
    std::puts(extractor.first_speaker("“The bridge is safe,” said Marta Quill, the mayor.").c_str());
    return 0;
}
