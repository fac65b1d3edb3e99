using System.Text.Json;
using System.Text.Unicode;

namespace LettucePlug.Host.Plugins;

/// <summary>
/// Reads a small JSON file written by people. What JSON leaves open is refused here: duplicate names, invalid UTF-8,
/// a second document. The size is checked before anything is read.
/// </summary>
internal static class StrictJson
{
    public const int LongestManifest = 64 * 1024;
    public const int LongestList = 256 * 1024;
    private const int Deepest = 8;

    /// <summary>The bytes of a file, or null when <paramref name="findings"/> says why not.</summary>
    public static byte[]? ReadBytes(string path, int longest, Findings findings)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > longest)
            {
                Refuse(findings, PluginCodes.Unreadable, $"{path} has {stream.Length} bytes, and {longest} are allowed",
                    "Move long texts out of the file.");
                return null;
            }

            // One more than allowed: the file may grow between the question and the answer.
            var buffer = new byte[longest + 1];
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (length <= longest)
            {
                return buffer[..length];
            }

            Refuse(findings, PluginCodes.Unreadable, $"{path} grew while it was read", "Try again.");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            Refuse(findings, PluginCodes.Unreadable, $"{path} is not there",
                "Install the plugin again, or take its line out of plugins.json.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Refuse(findings, PluginCodes.Unreadable, $"{path} cannot be read: {error.Message}",
                $"Make it readable: chmod u+r '{path}'");
        }

        return null;
    }

    /// <summary>The object in the bytes, or null when <paramref name="findings"/> says why not.</summary>
    /// <param name="isList">plugins.json is edited by hand and may hold comments and trailing commas.</param>
    public static JsonElement? Parse(ReadOnlyMemory<byte> bytes, string path, bool isList, Findings findings)
    {
        var span = bytes.Span;
        if (span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }
        else if (span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            || span.Contains((byte)0))
        {
            Refuse(findings, PluginCodes.NotJson, $"{path} is not UTF-8 text (it looks like UTF-16)", "Save it as UTF-8.");
            return null;
        }

        if (!Utf8.IsValid(bytes.Span))
        {
            Refuse(findings, PluginCodes.NotJson, $"{path} holds bytes that are not UTF-8", "Save it as UTF-8.");
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions
            {
                AllowDuplicateProperties = false,
                AllowTrailingCommas = isList,
                CommentHandling = isList ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
                MaxDepth = Deepest,
            });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document.RootElement.Clone();
            }

            Refuse(findings, PluginCodes.NotAnObject,
                $"{path} holds {Name(document.RootElement.ValueKind)} where an object belongs",
                "Start it with '{' and end it with '}'.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            Refuse(findings, PluginCodes.NotJson, $"{path} is not the JSON that is read here: {error.Message}",
                isList ? "Correct the named line." : "Correct the named line; comments and trailing commas are not read here.");
        }

        return null;
    }

    public static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        _ => "true or false",
    };

    private static void Refuse(Findings findings, string code, string message, string fix) =>
        findings.Refuse(code, PluginStage.Discover, message, fix);
}
