namespace LettucePlug.Host.Plugins;

internal static partial class PluginManifestReader
{
    private static List<ManifestContribution> ReadContributions(JsonFields? contributes, string name, Findings findings)
    {
        var list = new List<ManifestContribution>();
        foreach (var item in contributes?.Objects(name, MostContributions) ?? [])
        {
            var id = item.RequiredText("id", 200);
            var title = item.OptionalText("title", LongestName);
            item.ReportUnknown();
            if (id is null)
            {
                continue;
            }

            if (!PluginId.IsValidPart(id))
            {
                findings.Refuse(PluginCodes.BadId, PluginStage.Discover, $"contributes.{name} has the id '{id}', which is not allowed",
                    $"An id here has {PluginId.PartRule}.");
            }
            else if (list.Exists(other => other.Id == id))
            {
                findings.Refuse(PluginCodes.Duplicate, PluginStage.Discover, $"contributes.{name} has '{id}' twice", "Take one of them out.");
            }
            else
            {
                list.Add(new ManifestContribution { Id = id, Title = title ?? id });
            }
        }

        return list;
    }

    private static void CheckContributions(PluginManifest manifest, JsonFields fields)
    {
        var (own, name) = manifest.Kind switch
        {
            PluginKind.Provider => (manifest.Providers, "providers"),
            PluginKind.Templates => (manifest.TemplatePacks, "templatePacks"),
            _ => (manifest.Storage, "storage"),
        };
        if (own.Count == 0)
        {
            fields.Bad($"contributes.{name}", "is empty", "Name there what the plugin registers, each with an id.");
        }

        if (manifest.Contributions.Count() > own.Count)
        {
            fields.Bad("contributes", $"names more than {name}, although the kind says otherwise", "Make one plugin for each kind.");
        }
    }

    private static ManifestPermissions ReadPermissions(JsonFields fields)
    {
        if (fields.OptionalObject("permissions") is not { } permissions)
        {
            return new ManifestPermissions();
        }

        var network = permissions.Texts("network", 64, 512);
        foreach (var origin in network.Where(origin => !IsOrigin(origin)))
        {
            permissions.Bad("network", $"has '{origin}', which is not an origin", "Write scheme and host, such as https://api.example.com.");
        }

        var files = permissions.OptionalText("filesystem", 32) ?? "none";
        if (files is not ("none" or "data"))
        {
            permissions.Bad("filesystem", "is none of none, data", "Write one of these.");
        }

        var read = new ManifestPermissions
        {
            Network = network,
            DataFolder = files == "data",
            Native = permissions.OptionalFlag("native") ?? false,
            Process = permissions.OptionalFlag("process") ?? false,
            Environment = permissions.Texts("env", 32, 100),
        };
        permissions.ReportUnknown();
        return read;
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri is { Scheme: "https" or "http" or "wss" or "ws", PathAndQuery: "/", Fragment: "", UserInfo: "" };

    private static Dictionary<string, VersionRange> ReadRequires(JsonFields fields)
    {
        var requires = new Dictionary<string, VersionRange>(StringComparer.Ordinal);
        foreach (var (id, text) in fields.Map("requires", 32, 100))
        {
            if (VersionRange.TryParse(text) is { } range && PluginId.IsValid(id))
            {
                requires[id] = range;
            }
            else
            {
                fields.Bad("requires", $"has '{PlainText.Clean(id, 60)}': '{text}', which is not an id and a range", "Write \"other.plugin\": \">=1.0 <2\".");
            }
        }

        return requires;
    }
}
