using System.Text.RegularExpressions;

namespace LettucePlug.Host.Plugins;

/// <summary>Reads plugin.json. Everything it dislikes is found at once.</summary>
internal static partial class PluginManifestReader
{
    public const string FileName = "plugin.json";
    private const int LongestName = 80;
    private const int LongestText = 2000;
    private const int MostContributions = 64;

    /// <summary>The manifest, or null when <paramref name="findings"/> holds an error.</summary>
    public static PluginManifest? Read(string folder, Findings findings)
    {
        var path = Path.Combine(folder, FileName);
        return StrictJson.ReadBytes(path, StrictJson.LongestManifest, findings) is { } bytes
            ? Read(bytes, path, findings)
            : null;
    }

    public static PluginManifest? Read(ReadOnlyMemory<byte> bytes, string path, Findings findings)
    {
        if (StrictJson.Parse(bytes, path, isList: false, findings) is not { } root)
        {
            return null;
        }

        var fields = new JsonFields(root, "", findings);
        CheckManifestVersion(fields, findings);
        var id = ReadId(fields, findings);
        var version = ReadVersion(fields);
        var kind = ReadKind(fields);
        var sdk = ReadSdk(fields, findings);
        var assembly = ReadAssembly(fields, findings);
        var entryPoint = fields.RequiredText("entryPoint", 512);
        var contributes = fields.OptionalObject("contributes");
        var manifest = new PluginManifest
        {
            Id = id ?? "",
            Version = version ?? new SemanticVersion(0, 0, 0),
            Kind = kind ?? default,
            Sdk = sdk ?? NoRange,
            Assembly = assembly ?? "",
            EntryPoint = entryPoint ?? "",
            Name = fields.OptionalText("name", LongestName),
            Description = fields.OptionalText("description", LongestText),
            Authors = fields.Texts("authors", 32, LongestName),
            License = fields.OptionalText("license", LongestName),
            Homepage = fields.OptionalText("homepage", 512),
            TargetFramework = fields.OptionalText("targetFramework", 32),
            Isolation = ReadIsolation(fields) ?? PluginIsolation.InProcess,
            Providers = ReadContributions(contributes, "providers", findings),
            TemplatePacks = ReadContributions(contributes, "templatePacks", findings),
            Storage = ReadContributions(contributes, "storage", findings),
            Permissions = ReadPermissions(fields),
            Requires = ReadRequires(fields),
        };
        _ = fields.Texts("keywords", 32, LongestName);
        contributes?.ReportUnknown();
        fields.ReportUnknown();
        if (kind is not null)
        {
            CheckContributions(manifest, fields);
        }

        return findings.HasErrors ? null : manifest;
    }

    public static PluginIsolation? ReadIsolation(JsonFields fields)
    {
        switch (fields.OptionalText("isolation", 32))
        {
            case null:
                return null;
            case "inproc":
                return PluginIsolation.InProcess;
            case "process":
                return PluginIsolation.Process;
            case "sandbox":
                return PluginIsolation.Sandbox;
            default:
                fields.Bad("isolation", "is none of inproc, process, sandbox", "Write one of these.");
                return null;
        }
    }

    private static readonly VersionRange NoRange = VersionRange.TryParse(">=0")!; // a constant that parses

    private static void CheckManifestVersion(JsonFields fields, Findings findings)
    {
        if (fields.Has("manifestVersion") && fields.RequiredNumber("manifestVersion") is { } version && version != 1)
        {
            findings.Refuse(PluginCodes.ManifestVersion, PluginStage.Discover,
                $"manifestVersion is {version}, and this program reads 1", "Update LettucePlug, or ask for an older build of the plugin.");
        }
    }

    private static string? ReadId(JsonFields fields, Findings findings)
    {
        var id = fields.RequiredText("id", 200);
        if (id is not null && !PluginId.IsValid(id))
        {
            findings.Refuse(PluginCodes.BadId, PluginStage.Discover, $"the id '{id}' is not allowed", $"An id has {PluginId.Rule}.");
            return null;
        }

        return id;
    }

    private static SemanticVersion? ReadVersion(JsonFields fields)
    {
        var text = fields.RequiredText("version", 100);
        var version = text is null ? null : SemanticVersion.TryParse(text);
        if (text is not null && version is null)
        {
            fields.Bad("version", $"'{text}' is not a version by SemVer", "Write three numbers, such as 1.0.0.");
        }

        return version;
    }

    private static PluginKind? ReadKind(JsonFields fields)
    {
        switch (fields.RequiredText("kind", 32))
        {
            case null:
                return null;
            case "provider":
                return PluginKind.Provider;
            case "templates":
                return PluginKind.Templates;
            case "storage":
                return PluginKind.Storage;
            default:
                fields.Bad("kind", "is none of provider, templates, storage", "Write one of these.");
                return null;
        }
    }

    private static VersionRange? ReadSdk(JsonFields fields, Findings findings)
    {
        var text = fields.RequiredText("sdk", 100);
        var range = text is null ? null : VersionRange.TryParse(text);
        if (text is not null && range is null)
        {
            fields.Bad("sdk", $"'{text}' is not a range of versions", "Write a range with both ends, such as \">=1.0 <2\".");
        }
        else if (range is { HasUpperBound: false })
        {
            findings.Warn(PluginCodes.BadField, PluginStage.Discover, $"sdk '{text}' has no upper end, so it promises to work with versions that do not exist yet",
                "Write a range with both ends, such as \">=1.0 <2\".");
        }

        return range;
    }

    private static string? ReadAssembly(JsonFields fields, Findings findings)
    {
        var name = fields.RequiredText("assembly", 300);
        if (name is not null && !AssemblyFileName().IsMatch(name))
        {
            findings.Refuse(PluginCodes.BadPath, PluginStage.Paths, $"the assembly '{name}' is not a plain file name ending in .dll",
                "Write the name of a file beside plugin.json: letters, digits, '.', '-', '_', no folders.");
            return null;
        }

        return name;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._-]{0,120}\.dll\z", RegexOptions.CultureInvariant)]
    private static partial Regex AssemblyFileName();
}
