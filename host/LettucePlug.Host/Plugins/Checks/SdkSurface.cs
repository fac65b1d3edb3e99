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

    private readonly Dictionary<string, HashSet<string>> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _bases = new(StringComparer.Ordinal);

    private SdkSurface()
    {
    }

    public static Assembly Assembly { get; } = typeof(IPlugin).Assembly;

    public static SdkSurface OfHost => Loaded.Value;

    public static Version HostAssemblyVersion { get; } = Assembly.GetName().Version ?? new Version(0, 0);

    /// <summary>The version of the package, which moves on while that of the assembly stays for a whole major.</summary>
    public static SemanticVersion HostVersion { get; } =
        SemanticVersion.TryParse(Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "")
        ?? new SemanticVersion(HostAssemblyVersion.Major, HostAssemblyVersion.Minor, HostAssemblyVersion.Build);

    public bool HasType(string type) => _members.ContainsKey(type);

    public string? BaseOf(string type) => _bases.GetValueOrDefault(type);

    /// <summary>Whether the type or one it derives from has the member. What lies beyond the SDK is taken on trust.</summary>
    public bool HasMember(string type, string member)
    {
        var at = type;
        while (_members.TryGetValue(at, out var members))
        {
            if (members.Contains(member))
            {
                return true;
            }

            at = _bases.GetValueOrDefault(at, "");
        }

        return at is not ("" or "System.Object" or "System.ValueType" or "System.Enum");
    }

    private static SdkSurface Read()
    {
        var surface = new SdkSurface();
        using var file = new PEReader(File.OpenRead(Assembly.Location));
        var reader = file.GetMetadataReader();
        foreach (var handle in reader.TypeDefinitions)
        {
            surface.Add(reader, handle);
        }

        return surface;
    }

    private void Add(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = TypeNames.Of(reader, handle);
        var members = new HashSet<string>(StringComparer.Ordinal);
        var text = new SignatureText();
        foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition))
        {
            members.Add($"{reader.GetString(method.Name)} {SignatureText.OfMethod(method.DecodeSignature(text, null))}");
        }

        foreach (var field in type.GetFields().Select(reader.GetFieldDefinition))
        {
            members.Add($"{reader.GetString(field.Name)} {field.DecodeSignature(text, null)}");
        }

        _members[name] = members;
        if (!type.BaseType.IsNil)
        {
            _bases[name] = TypeNames.Of(reader, type.BaseType);
        }
    }
}
