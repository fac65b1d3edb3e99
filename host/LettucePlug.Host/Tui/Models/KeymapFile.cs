using System.Text.Json;
using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Tui.Models;

/// <summary>The user's own keys: <c>keymap.json</c> in the home folder, from command id to a key or a list of keys.</summary>
internal static class KeymapFile
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    public static string PathIn(HostPaths paths) => Path.Combine(paths.Home, "keymap.json");

    /// <returns>The keys by command, and what is wrong with the file.</returns>
    public static (IReadOnlyDictionary<string, IReadOnlyList<string>> Keys, string? Problem) Read(string path)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        try
        {
            if (!File.Exists(path))
            {
                return (keys, null);
            }

            using var document = JsonDocument.Parse(File.ReadAllText(path), Lenient);
            foreach (var entry in document.RootElement.EnumerateObject())
            {
                keys[entry.Name] = entry.Value.ValueKind switch
                {
                    JsonValueKind.String => [entry.Value.GetString()!],
                    JsonValueKind.Null => [],
                    _ => [.. entry.Value.EnumerateArray().Select(key => key.GetString() ?? "")],
                };
            }

            return (keys, null);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return (keys, $"The keymap {path} is not used as a whole: {error.Message}");
        }
    }
}
