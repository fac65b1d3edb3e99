using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

/// <summary>Every type and member of the SDK that this host runs with, in a form that references can be looked up in.</summary>
internal sealed class SdkSurface
{
    public const string AssemblyName = "LettucePlug.Sdk";

    private static readonly Lazy<SdkSurface> Loaded = new(Read);

    private readonly MetadataReader _reader;
    private readonly Dictionary<string, TypeDefinitionHandle> _types = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HashSet<string>> _members = new(StringComparer.Ordinal);

    private SdkSurface(MetadataReader reader)
    {
        _reader = reader;
        foreach (var handle in reader.TypeDefinitions)
        {
            _types[TypeNames.Of(reader, handle)] = handle;
        }
    }

    public static Assembly Assembly { get; } = typeof(IPlugin).Assembly;

    public static SdkSurface OfHost => Loaded.Value;

    public static Version HostAssemblyVersion { get; } = Assembly.GetName().Version ?? new Version(0, 0);

    /// <summary>The version of the package, which moves on while that of the assembly stays for a whole major.</summary>
    public static SemanticVersion HostVersion { get; } =
        SemanticVersion.TryParse(Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "")
        ?? new SemanticVersion(HostAssemblyVersion.Major, HostAssemblyVersion.Minor, HostAssemblyVersion.Build);

    public bool HasType(string type) => _types.ContainsKey(type);

    /// <summary>Whether the type or one it derives from has the member. What lies beyond the SDK is taken on trust.</summary>
    public bool HasMember(string type, string member)
    {
        var at = type;
        while (_types.TryGetValue(at, out var handle))
        {
            if (_members.GetOrAdd(at, _ => MembersOf(handle)).Contains(member))
            {
                return true;
            }

            var parent = _reader.GetTypeDefinition(handle).BaseType;
            at = parent.IsNil ? "" : TypeNames.Of(_reader, parent);
        }

        return at is not ("" or "System.Object" or "System.ValueType" or "System.Enum");
    }

    private static SdkSurface Read()
    {
        // Stays open: a plugin refers to a few types, and writing out the members of all would take longer than loading it.
        var file = new PEReader(File.OpenRead(Assembly.Location), PEStreamOptions.PrefetchMetadata);
        return new SdkSurface(file.GetMetadataReader());
    }

    private HashSet<string> MembersOf(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        var members = new HashSet<string>(StringComparer.Ordinal);
        var text = new SignatureText();
        foreach (var one in type.GetMethods())
        {
            var method = _reader.GetMethodDefinition(one);
            members.Add($"{_reader.GetString(method.Name)} {SignatureText.OfMethod(method.DecodeSignature(text, null))}");
        }

        foreach (var one in type.GetFields())
        {
            var field = _reader.GetFieldDefinition(one);
            members.Add($"{_reader.GetString(field.Name)} {field.DecodeSignature(text, null)}");
        }

        return members;
    }
}
