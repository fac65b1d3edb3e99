using System.Text.Json;
using System.Text.RegularExpressions;
using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Templates;

/// <summary>The user's own versions of prompts: files in <c>templates/overrides</c>, each with a note of its base.</summary>
internal sealed partial class OverrideStore(HostPaths paths)
{
    private const string RecordEnding = ".base.json";

    public string Folder => Path.Combine(paths.Templates, "overrides");

    public string Stamp() => Directory.Exists(Folder) ? PackSources.StampOf(Folder) : "";

    public static bool IsName(string name) => Name().IsMatch(name);

    public TemplatePack Read()
    {
        var prompts = new List<PromptFile>();
        foreach (var path in Files("*.liquid"))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            var (id, locale) = TemplateKinds.OfTemplate(name) is null ? LocaleName.Split(name, LocaleName.LooksLikeOne) : (name, null);
            prompts.Add(new PromptFile(TemplateSnapshot.OverridesId, Path.GetFileName(path), id, locale, ReadText(path)));
        }

        return new TemplatePack
        {
            Id = TemplateSnapshot.OverridesId,
            Source = Folder,
            IsFromPlugin = false,
            Manifest = new PackManifest { Id = TemplateSnapshot.OverridesId, Version = new(0, 0, 0), Title = "Your own versions" },
            Prompts = prompts,
            Sha256 = "",
        };
    }

    public IReadOnlyDictionary<string, OverrideRecord> ReadRecords()
    {
        var records = new Dictionary<string, OverrideRecord>(StringComparer.Ordinal);
        foreach (var path in Files("*" + RecordEnding))
        {
            try
            {
                if (JsonSerializer.Deserialize(File.ReadAllBytes(path), TemplateJson.Default.OverrideRecord) is { } record)
                {
                    records[Path.GetFileName(path)[..^RecordEnding.Length]] = record;
                }
            }
            catch (JsonException)
            {
                // Without its note an override still works; only the comparison with its base is lost.
            }
        }

        return records;
    }

    public async Task WriteAsync(string name, string text, OverrideRecord? based, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Folder);
            if (based is null)
            {
                File.Delete(PathOf(name, RecordEnding));
            }
            else
            {
                await ReplaceAsync(PathOf(name, RecordEnding), JsonSerializer.Serialize(based, TemplateJson.Default.OverrideRecord), cancellationToken);
            }

            await ReplaceAsync(PathOf(name, ".liquid"), text, cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SettingsException.CannotWrite(Folder, error);
        }
    }

    /// <summary>False where there was none.</summary>
    public bool Remove(string name)
    {
        if (!IsName(name) || !File.Exists(PathOf(name, ".liquid")))
        {
            return false;
        }

        File.Delete(PathOf(name, ".liquid"));
        File.Delete(PathOf(name, RecordEnding));
        return true;
    }

    private static async Task ReplaceAsync(string path, string text, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(path + ".new", text, cancellationToken);
        File.Move(path + ".new", path, overwrite: true);
    }

    private static string ReadText(string path)
    {
        try
        {
            return new FileInfo(path).Length > PackContents.MaxBytes ? "{% too-long %}" : File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "{% unreadable %}";
        }
    }

    private IEnumerable<string> Files(string pattern) =>
        Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, pattern).Where(path => IsName(Path.GetFileName(path))).Order(StringComparer.Ordinal) : [];

    private string PathOf(string name, string ending) =>
        IsName(name) ? Path.Combine(Folder, name + ending) : throw SettingsException.BadId(name);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{0,120}\z")]
    private static partial Regex Name();
}
