#include "core/musicgen/checkpoint/pickle.h"

#include "core/musicgen/checkpoint/fault.h"
#include "core/musicgen/checkpoint/pickle_nodes.h"
#include "core/musicgen/checkpoint/pickle_value.h"

#include <bit>
#include <cstring>
#include <unordered_map>
#include <utility>

namespace capriccio::musicgen {
namespace {

using namespace pickle;

// Far above anything a model file needs (a thousand tensors are some 20,000 nodes), far below what would hurt.
constexpr std::size_t kMaxPickleBytes = 64 << 20;
constexpr std::size_t kMaxNodes = 2'000'000;
constexpr std::size_t kMaxStack = 1'000'000;

/// What each opcode is called in Python's pickletools; only for those that are refused by name.
const char* nameOfOpcode(unsigned char code) {
    switch (code) {
        case 'i':
            return "INST";
        case 'o':
            return "OBJ";
        case 0x81:
            return "NEWOBJ";
        case 0x92:
            return "NEWOBJ_EX";
        case 0x82:
            return "EXT1";
        case 0x83:
            return "EXT2";
        case 0x84:
            return "EXT4";
        case 'P':
            return "PERSID";
        case 0x96:
            return "BYTEARRAY8";
        case 0x97:
            return "NEXT_BUFFER";
        case 0x98:
            return "READONLY_BUFFER";
        default:
            return nullptr;
    }
}

class Machine {
  public:
    Machine(std::span<const std::byte> code, const PickleSource& source)
        : m_code(code), m_source(source), m_copyBudgetBytes(source.copyBudgetBytes) {}

    TorchValue run() {
        if (m_code.size() > kMaxPickleBytes) fail(Core::tr("is far too long"));
        while (step()) {}
        const NodeId result = pop();
        if (!m_stack.empty() || !m_marks.empty()) fail(Core::tr("leaves values behind"));
        return toTorchValue(m_nodes, result, m_source.file);
    }

  private:
    // --- reading ---------------------------------------------------------------------------------------------------
    [[noreturn]] void fail(const Message& what) const {
        failUnusable(m_source.file, Core::tr("the description of its weights (the pickle) %1").arg(what),
                     "at byte " + std::to_string(m_position));
    }

    std::string_view bytes(std::uint64_t count) {
        if (count > m_code.size() - m_position) fail(Core::tr("is cut off"));
        const char* start = reinterpret_cast<const char*>(m_code.data()) + m_position;
        m_position += count;
        return {start, static_cast<std::size_t>(count)};
    }

    std::uint64_t number(std::size_t count) {
        std::uint64_t value = 0;
        const std::string_view raw = bytes(count);
        for (std::size_t i = 0; i < count; ++i)
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(raw[i])) << (8 * i);
        return value;
    }

    std::string_view line() {
        const std::size_t start = m_position;
        while (m_position < m_code.size() && m_code[m_position] != std::byte{'\n'}) ++m_position;
        const std::string_view text(reinterpret_cast<const char*>(m_code.data()) + start, m_position - start);
        bytes(1);
        return text;
    }

    /// Two's complement, little-endian, of any length that fits 64 bits.
    std::int64_t longInteger(std::uint64_t count) {
        if (count > 8) fail(Core::tr("holds an integer of more than 64 bits"));
        std::uint64_t value = number(static_cast<std::size_t>(count));
        if (count > 0 && count < 8 && (value >> (8 * count - 1)) & 1) value |= ~std::uint64_t{0} << (8 * count);
        return static_cast<std::int64_t>(value);
    }

    // --- the stack -------------------------------------------------------------------------------------------------
    void push(NodeId id) {
        if (m_stack.size() == kMaxStack) fail(Core::tr("needs too deep a stack"));
        m_stack.push_back(id);
    }

    void make(Node node) {
        if (m_nodes.size() == kMaxNodes) fail(Core::tr("holds too many values"));
        m_nodes.push_back(std::move(node));
        push(static_cast<NodeId>(m_nodes.size() - 1));
    }

    /// How much of the stack belongs below the latest mark, out of reach until the mark is taken.
    std::size_t floor() const { return m_marks.empty() ? 0 : m_marks.back(); }

    NodeId pop() {
        if (m_stack.size() <= floor()) fail(Core::tr("takes more values than there are"));
        const NodeId id = m_stack.back();
        m_stack.pop_back();
        return id;
    }

    NodeId top() const {
        if (m_stack.size() <= floor()) fail(Core::tr("takes more values than there are"));
        return m_stack.back();
    }

    std::vector<NodeId> popCount(std::size_t count) {
        std::vector<NodeId> items(count);
        for (std::size_t i = count; i-- > 0;) items[i] = pop();
        return items;
    }

    std::vector<NodeId> popToMark() {
        if (m_marks.empty()) fail(Core::tr("looks for a mark that is not there"));
        const auto start = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
        std::vector<NodeId> items(start, m_stack.end());
        m_stack.erase(start, m_stack.end());
        m_marks.pop_back();
        return items;
    }

    template <typename T>
    T& as(NodeId id, const Message& what) {
        T* value = std::get_if<T>(&m_nodes[id]);
        if (!value) fail(Core::tr("gives something else where %1 is needed").arg(what));
        return *value;
    }

    // --- building --------------------------------------------------------------------------------------------------
    void addItems(NodeId dict, const std::vector<NodeId>& items) {
        if (items.size() % 2) fail(Core::tr("holds a key without a value"));
        auto& to = as<Dict>(dict, Core::tr("a dict")).items;
        for (std::size_t i = 0; i < items.size(); i += 2) to.emplace_back(items[i], items[i + 1]);
    }

    void addToList(NodeId list, const std::vector<NodeId>& items) {
        auto& to = as<List>(list, Core::tr("a list")).items;
        to.insert(to.end(), items.begin(), items.end());
    }

    void remember(std::uint64_t index) { m_memo[index] = top(); }

    void recall(std::uint64_t index) {
        const auto found = m_memo.find(index);
        if (found == m_memo.end()) fail(Core::tr("refers to a value that it never gave"));
        push(found->second);
    }

    [[noreturn]] void refuse(const std::string& name) const {
        failUnusable(
            m_source.file,
            Core::tr(
                "it asks to call or build %1, which is not allowed in a model file: such a file could run any program")
                .arg(quotedText(name)));
    }

    void global(std::string_view module, std::string_view name) {
        Node node;
        if (!findGlobal(module, name, node)) refuse(std::string(module) + "." + std::string(name));
        make(std::move(node));
    }

    void call() {
        const auto arguments = as<Tuple>(pop(), Core::tr("a tuple of arguments")).items;
        switch (as<Callable>(pop(), Core::tr("a known function"))) {
            case Callable::OrderedDict:
                if (!arguments.empty()) fail(Core::tr("makes an OrderedDict in an unknown way"));
                make(Dict{{}, true});
                return;
            case Callable::RebuildParameter: {
                if (arguments.size() != 3) fail(Core::tr("makes a parameter in an unknown way"));
                as<StoredTensor>(arguments[0], Core::tr("a tensor"));
                push(arguments[0]);
                return;
            }
            case Callable::RebuildTensorV2:
                if (arguments.size() != 6 && arguments.size() != 7) fail(Core::tr("makes a tensor in an unknown way"));
                return tensor(arguments, as<Storage>(arguments[0], Core::tr("a storage")).dtype);
            case Callable::RebuildTensorV3:
                if (arguments.size() != 7 && arguments.size() != 8) fail(Core::tr("makes a tensor in an unknown way"));
                return tensor(arguments, as<TypeName>(arguments[6], Core::tr("a type of number")).dtype);
        }
    }

    /// storage, offset, shape, strides, whether it has a gradient, hooks, …: the rest does not matter here.
    void tensor(const std::vector<NodeId>& arguments, DType dtype) {
        const Storage storage = as<Storage>(arguments[0], Core::tr("a storage"));
        const auto offset = as<std::int64_t>(arguments[1], Core::tr("an offset"));
        StoredTensor made;
        const Message problem = makeTensor(storage, dtype, offset, integers(arguments[2]), integers(arguments[3]),
                                           m_source.owner, m_copyBudgetBytes, made);
        if (!problem.isEmpty()) fail(Core::tr("describes a tensor that %1").arg(problem));
        make(std::move(made));
    }

    std::vector<std::int64_t> integers(NodeId id) {
        constexpr std::size_t kMaxDimensions = 32;
        const auto& items = as<Tuple>(id, Core::tr("a shape")).items;
        if (items.size() > kMaxDimensions) fail(Core::tr("describes a tensor that has too many dimensions"));
        std::vector<std::int64_t> values;
        for (const NodeId item : items) values.push_back(as<std::int64_t>(item, Core::tr("a whole number")));
        return values;
    }

    /// ("storage", torch.FloatStorage, key, device, number of elements)
    void storage() {
        const auto parts = as<Tuple>(pop(), Core::tr("a reference to a storage")).items;
        if (parts.size() != 5 || as<std::string_view>(parts[0], Core::tr("text")) != "storage")
            fail(Core::tr("refers to something other than a storage"));
        const auto type = as<StorageType>(parts[1], Core::tr("the type of a storage"));
        const std::string key(as<std::string_view>(parts[2], Core::tr("the name of a storage")));
        const auto elements = as<std::int64_t>(parts[4], Core::tr("a number of elements"));
        const auto data = m_source.storage(key);
        if (elements < 0 || static_cast<std::uint64_t>(elements) != data.size() / sizeOf(type.dtype) ||
            data.size() % sizeOf(type.dtype) != 0)
            fail(Core::tr("gives the storage %1 %2 elements of %3, but the file has %4 bytes of it")
                     .arg(quotedText(key))
                     .arg(std::to_string(elements))
                     .arg(nameOf(type.dtype))
                     .arg(std::to_string(data.size())));
        make(Storage{data, type.dtype, type.untyped});
    }

    // --- the opcodes -----------------------------------------------------------------------------------------------
    /// False after STOP.
    bool step() {
        const auto code = static_cast<unsigned char>(bytes(1)[0]);
        switch (code) {
            case 0x80:  // PROTO
                if (const auto protocol = number(1); protocol < 2 || protocol > 5)
                    failUnsupported(m_source.file,
                                    Core::tr("it is of protocol %1 of Python's pickle").arg(std::to_string(protocol)));
                return true;
            case 0x95:
                number(8);
                return true;  // FRAME
            case '.':
                return false;
            case '(':
                return mark();
            case '0':
                pop();
                return true;  // POP
            case '1':
                popToMark();
                return true;  // POP_MARK
            case 'N':
                make(std::monostate{});
                return true;
            case 0x88:
                make(true);
                return true;
            case 0x89:
                make(false);
                return true;
            case 'J':
                make(std::int64_t{static_cast<std::int32_t>(number(4))});
                return true;  // BININT
            case 'K':
                make(static_cast<std::int64_t>(number(1)));
                return true;  // BININT1
            case 'M':
                make(static_cast<std::int64_t>(number(2)));
                return true;  // BININT2
            case 0x8a:
                make(longInteger(number(1)));
                return true;  // LONG1
            case 0x8b:
                make(longInteger(number(4)));
                return true;  // LONG4
            case 'G':
                make(std::bit_cast<double>(__builtin_bswap64(number(8))));
                return true;  // BINFLOAT
            case 'X':         // BINUNICODE
            case 'B':
                make(bytes(number(4)));
                return true;  // BINBYTES
            case 0x8c:        // SHORT_BINUNICODE
            case 'C':
                make(bytes(number(1)));
                return true;  // SHORT_BINBYTES
            case 0x8d:
                make(bytes(number(8)));
                return true;  // BINUNICODE8
            case ')':
                make(Tuple{});
                return true;
            case 0x85:
                make(Tuple{popCount(1)});
                return true;
            case 0x86:
                make(Tuple{popCount(2)});
                return true;
            case 0x87:
                make(Tuple{popCount(3)});
                return true;
            case 't':
                make(Tuple{popToMark()});
                return true;
            case ']':
                make(List{});
                return true;
            case '}':
                make(Dict{});
                return true;
            default:
                return stepObjects(code);
        }
    }

    bool stepObjects(unsigned char code) {
        switch (code) {
            case 'a': {  // APPEND
                const auto items = popCount(1);
                addToList(top(), items);
                return true;
            }
            case 'e': {  // APPENDS
                const auto items = popToMark();
                addToList(top(), items);
                return true;
            }
            case 's': {  // SETITEM
                const auto items = popCount(2);
                addItems(top(), items);
                return true;
            }
            case 'u': {  // SETITEMS
                const auto items = popToMark();
                addItems(top(), items);
                return true;
            }
            case 'c': {  // GLOBAL
                const auto module = line();
                global(module, line());
                return true;
            }
            case 0x93: {  // STACK_GLOBAL
                const auto parts = popCount(2);
                global(as<std::string_view>(parts[0], Core::tr("text")),
                       as<std::string_view>(parts[1], Core::tr("text")));
                return true;
            }
            case 'R':
                call();
                return true;
            case 'b':  // BUILD: the attributes of an OrderedDict (torch keeps _metadata there) are of no use here
                pop();
                if (!as<Dict>(top(), Core::tr("a dict")).ordered) fail(Core::tr("gives attributes to a plain value"));
                return true;
            case 'Q':
                storage();
                return true;
            case 'q':
                remember(number(1));
                return true;
            case 'r':
                remember(number(4));
                return true;
            case 0x94:
                remember(m_memo.size());
                return true;  // MEMOIZE
            case 'h':
                recall(number(1));
                return true;
            case 'j':
                recall(number(4));
                return true;
            case 'i': {  // INST
                const auto module = line();
                refuse(std::string(module) + "." + std::string(line()));
            }
            default:
                if (const char* name = nameOfOpcode(code))
                    fail(Core::tr("uses %1, which is not allowed in a model file").arg(name));
                fail(Core::tr("uses an instruction that is not known (%1)").arg(std::to_string(code)));
        }
    }

    bool mark() {
        if (m_marks.size() == kMaxStack) fail(Core::tr("needs too deep a stack"));
        m_marks.push_back(m_stack.size());
        return true;
    }

    std::span<const std::byte> m_code;
    const PickleSource& m_source;
    std::size_t m_copyBudgetBytes;
    std::size_t m_position = 0;
    std::vector<Node> m_nodes;
    std::vector<NodeId> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint64_t, NodeId> m_memo;
};

}  // namespace

TorchValue readPickle(std::span<const std::byte> pickle, const PickleSource& source) {
    return Machine(pickle, source).run();
}

}  // namespace capriccio::musicgen
