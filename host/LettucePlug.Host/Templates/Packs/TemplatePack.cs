using System.Security.Cryptography;
using System.Text;
using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>A pack whose parts are sorted. It never changes; a changed folder becomes another one.</summary>
internal sealed class TemplatePack
{
    public const string CoreId = "lettuce.core";

    public required string Id { get; init; }

    public required string Source { get; init; }

    public required bool IsFromPlugin { get; init; }

    /// <summary>Null where the pack cannot be used at all.</summary>
    public required PackManifest? Manifest { get; init; }

    /// <summary>In the order of their paths, locale variants included.</summary>
    public IReadOnlyList<PromptFile> Prompts { get; init; } = [];

    public IReadOnlyDictionary<string, PromptFile> Partials { get; init; } = new Dictionary<string, PromptFile>();

    /// <summary>The strings of the <c>t</c> filter by locale.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Strings { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Sample data by the name without <c>.json</c>.</summary>
    public IReadOnlyDictionary<string, string> Samples { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Expected { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong with the pack itself; the prompts bring their own.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Over all files, in hex.</summary>
    public required string Sha256 { get; init; }

    public bool IsBroken => Manifest is null;

    public bool IsCore => Id == CoreId;

    public string Version => Manifest?.Version.ToString() ?? "0.0.0";

    public IEnumerable<string> PromptIds => Prompts.Select(prompt => prompt.Id).Distinct(StringComparer.Ordinal);

    /// <summary>The prompt in the best language there is: <c>tr-TR</c>, then <c>tr</c>, then the one without.</summary>
    public PromptFile? Find(string id, string? locale)
    {
        foreach (var wanted in LocaleName.Chain(locale))
        {
            if (Prompts.FirstOrDefault(prompt => prompt.Id == id && prompt.Locale == wanted) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    public string? Translate(string key, string? locale)
    {
        foreach (var wanted in LocaleName.Chain(locale).Append(Manifest?.DefaultLocale?.ToLowerInvariant()))
        {
            if (wanted is not null && Strings.TryGetValue(wanted, out var strings) && strings.TryGetValue(key, out var text))
            {
                return text;
            }
        }

        return null;
    }

    public static string HashOf(PackContents contents)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, bytes) in contents.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{bytes.Length}\n"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
