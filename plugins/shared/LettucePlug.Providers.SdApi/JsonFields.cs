using System.Globalization;
using System.Text.Json;

namespace LettucePlug.Providers.SdApi;

/// <summary>Reads fields that may be absent, null or of another type, as the many versions of these servers have it.</summary>
internal static class JsonFields
{
    public static JsonElement? Field(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var field) && field.ValueKind != JsonValueKind.Null
            ? field
            : null;

    public static string? Text(this JsonElement value, string name) =>
        value.Field(name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } said ? said : null;

    public static double? Number(this JsonElement value, string name) =>
        value.Field(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    public static int Whole(this JsonElement value, string name) =>
        value.Number(name) is { } number && number is >= int.MinValue and <= int.MaxValue ? (int)number : 0;

    public static IEnumerable<JsonElement> List(this JsonElement value, string name) =>
        value.Field(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static IEnumerable<string> Texts(this JsonElement value, string name) =>
        value.List(name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!);

    /// <summary>Seeds are numbers beyond what some servers can write as such.</summary>
    public static ulong? Seed(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetUInt64(out var seed) => seed,
        JsonValueKind.String when ulong.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var seed) => seed,
        _ => null,
    };
}
