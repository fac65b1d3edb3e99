namespace LettucePlug.Host.Plugins;

/// <summary>Reads a plugins.json: the bundled one beside the program, or the user's.</summary>
internal static class PluginListReader
{
    private const int MostPlugins = 1000;
    private const int MostSettings = 200;
    private const int LongestSetting = 16 * 1024;

    /// <summary>The list, or null when <paramref name="findings"/> holds an error.</summary>
    public static PluginList? Read(ReadOnlyMemory<byte> bytes, string path, Findings findings)
    {
        if (StrictJson.Parse(bytes, path, isList: true, findings) is not { } root)
        {
            return null;
        }

        var fields = new JsonFields(root, "", findings);
        if (fields.Has("version") && fields.RequiredNumber("version") is { } version && version != 1)
        {
            findings.Refuse(PluginCodes.ManifestVersion, PluginStage.Discover,
                $"{path} has the version {version}, and this program reads 1", "Update LettucePlug.");
        }

        var entries = new List<PluginListEntry>();
        foreach (var item in fields.Objects("plugins", MostPlugins))
        {
            if (ReadEntry(item, findings) is not { } entry)
            {
                continue;
            }

            if (entries.Exists(other => other.Id == entry.Id))
            {
                findings.Refuse(PluginCodes.Duplicate, PluginStage.Discover, $"{path} lists '{entry.Id}' twice", "Take one of the lines out.");
            }

            entries.Add(entry);
        }

        var list = new PluginList
        {
            Plugins = entries,
            Disabled = fields.Texts("disabled", MostPlugins, 200),
            Order = fields.Texts("order", MostPlugins, 200),
        };
        fields.ReportUnknown();
        return findings.HasErrors ? null : list;
    }

    private static PluginListEntry? ReadEntry(JsonFields fields, Findings findings)
    {
        var id = fields.RequiredText("id", 200);
        var entry = new PluginListEntry
        {
            Id = id ?? "",
            Enabled = fields.OptionalFlag("enabled"),
            Path = fields.OptionalText("path", 4096),
            Isolation = PluginManifestReader.ReadIsolation(fields),
            Settings = fields.Map("settings", MostSettings, LongestSetting),
        };
        fields.ReportUnknown();
        if (id is null)
        {
            return null;
        }

        if (!PluginId.IsValid(id))
        {
            findings.Refuse(PluginCodes.BadId, PluginStage.Discover, $"the id '{id}' is not allowed", $"An id has {PluginId.Rule}.");
            return null;
        }

        if (entry.Path is { } path && (path.Length == 0 || path.StartsWith('~') || path.Contains("://", StringComparison.Ordinal)))
        {
            findings.Refuse(PluginCodes.BadPath, PluginStage.Paths, $"the path '{path}' of '{id}' is not a folder of this machine",
                "Write an absolute path, or one relative to the home folder of LettucePlug.");
            return null;
        }

        return entry;
    }
}
