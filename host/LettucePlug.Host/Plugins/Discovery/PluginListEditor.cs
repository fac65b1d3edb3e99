using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LettucePlug.Host.Plugins;

/// <summary>
/// Changes one line of the user's plugins.json and leaves everything else as it is, because the file is written by
/// hand and holds comments that a rewrite would lose.
/// </summary>
internal static class PluginListEditor
{
    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The text with the field of the plugin set; a plugin that is not listed is added.</summary>
    /// <param name="text">Well-formed, as <see cref="PluginListReader"/> takes it; null or blank for a new file.</param>
    /// <param name="value">The JSON of the value.</param>
    public static string Set(string? text, string pluginId, string field, string value)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            text = "{\n  \"version\": 1,\n  \"plugins\": [\n  ]\n}\n";
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var places = Find(bytes, pluginId, field);
        var pair = $"{Quote(field)}: {value}";
        return places switch
        {
            { Value: { } old } => Splice(bytes, old.Start, old.End, value),
            { EntryEnd: { } end } => Splice(bytes, end, end, ", " + pair),
            { ListEnd: { } end } => Splice(bytes, end, end, $"{(places.ListIsEmpty ? "" : ",")}\n    {{ \"id\": {Quote(pluginId)}, {pair} }}"),
            _ => Splice(bytes, places.RootStart, places.RootStart,
                $"\n  \"plugins\": [\n    {{ \"id\": {Quote(pluginId)}, {pair} }}\n  ]{(places.RootIsEmpty ? "\n" : ",")}"),
        };
    }

    /// <summary>The text without the entry of the plugin; as it is where there is none.</summary>
    /// <param name="text">Well-formed, as <see cref="PluginListReader"/> takes it; null or blank where there is no file.</param>
    public static string Remove(string? text, string pluginId)
    {
        var bytes = Encoding.UTF8.GetBytes(text ?? "");
        if (string.IsNullOrWhiteSpace(text) || Find(bytes, pluginId, "id") is not { EntryStart: { } start, EntryClose: { } close })
        {
            return text ?? "";
        }

        // The comma goes along; that of an entry before may stay, since the file takes one too many.
        var end = CommaAfter(bytes, close) is { } comma ? comma + 1 : close;
        while (start > 0 && bytes[start - 1] is (byte)' ' or (byte)'\t')
        {
            start--;
        }

        var takesLine = start > 0 && bytes[start - 1] == '\n' && end < bytes.Length && bytes[end] == '\n';
        return Splice(bytes, takesLine ? start - 1 : start, end, "");
    }

    public static string Quote(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    private static int? CommaAfter(byte[] bytes, int at)
    {
        while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            at++;
        }

        return at < bytes.Length && bytes[at] == ',' ? at : null;
    }

    private static Places Find(byte[] bytes, string pluginId, string field)
    {
        var reader = new Utf8JsonReader(bytes, Lenient);
        reader.Read();
        var places = new Places { RootStart = (int)reader.BytesConsumed, RootIsEmpty = true };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            places.RootIsEmpty = false;
            var isPlugins = reader.ValueTextEquals("plugins");
            reader.Read();
            if (isPlugins && reader.TokenType == JsonTokenType.StartArray)
            {
                FindEntry(ref reader, places, pluginId, field);
            }
            else
            {
                reader.Skip();
            }
        }

        return places;
    }

    private static void FindEntry(ref Utf8JsonReader reader, Places places, string pluginId, string field)
    {
        places.ListEnd = (int)reader.BytesConsumed;
        places.ListIsEmpty = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            places.ListIsEmpty = false;
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                FindField(ref reader, places, pluginId, field);
            }

            places.ListEnd = (int)reader.BytesConsumed;
        }
    }

    private static void FindField(ref Utf8JsonReader reader, Places places, string pluginId, string field)
    {
        var isWanted = false;
        var entry = (int)reader.TokenStartIndex;
        (int Start, int End)? value = null;
        var end = (int)reader.BytesConsumed;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isId = reader.ValueTextEquals("id");
            var isField = reader.ValueTextEquals(field);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            isWanted |= isId && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(pluginId);
            reader.Skip();
            end = (int)reader.BytesConsumed;
            value = isField ? (start, end) : value;
        }

        if (isWanted)
        {
            places.Value = value;
            places.EntryEnd = end;
            places.EntryStart = entry;
            places.EntryClose = (int)reader.BytesConsumed;
        }
    }

    private static string Splice(byte[] bytes, int start, int end, string with) =>
        Encoding.UTF8.GetString(bytes.AsSpan(0, start)) + with + Encoding.UTF8.GetString(bytes.AsSpan(end));

    private sealed class Places
    {
        public required int RootStart { get; init; }

        public bool RootIsEmpty { get; set; }

        /// <summary>Behind the last entry, or behind the bracket where there is none.</summary>
        public int? ListEnd { get; set; }

        public bool ListIsEmpty { get; set; }

        /// <summary>Its opening brace.</summary>
        public int? EntryStart { get; set; }

        /// <summary>Behind its closing brace.</summary>
        public int? EntryClose { get; set; }

        /// <summary>Behind the last field of the plugin's entry.</summary>
        public int? EntryEnd { get; set; }

        public (int Start, int End)? Value { get; set; }
    }
}
