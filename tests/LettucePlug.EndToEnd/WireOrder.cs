using System.Text.Json;
using LettucePlug.Emulators;

namespace LettucePlug.EndToEnd;

/// <summary>What a request carried, whatever its service calls it.</summary>
internal static class WireOrder
{
    /// <summary>Where in the request the picture lies; negative where it is not in it.</summary>
    public static int PlaceOf(this RecordedRequest request, byte[] picture)
    {
        if (request.Parts.Count > 0)
        {
            return request.Parts.ToList().FindIndex(part => part.Content.AsSpan().SequenceEqual(picture));
        }

        var text = request.Text.Replace("\\u002B", "+", StringComparison.Ordinal).Replace("\\/", "/", StringComparison.Ordinal);
        return text.IndexOf(Convert.ToBase64String(picture), StringComparison.Ordinal);
    }

    /// <summary>The pictures of <paramref name="known"/> that are in the request, as they follow each other in it.</summary>
    public static IReadOnlyList<int> OrderOf(this RecordedRequest request, IReadOnlyList<byte[]> known) =>
    [
        .. known.Select((picture, number) => (Place: request.PlaceOf(picture), number))
            .Where(found => found.Place >= 0)
            .OrderBy(found => found.Place)
            .Select(found => found.number),
    ];

    /// <summary>Every text in the request, as it was before it was packed.</summary>
    public static IEnumerable<string> TextsOf(this RecordedRequest request) =>
        request.Parts.Count > 0 ? request.Parts.Select(part => part.Text)
        : request.Body.Length > 0 ? TextsOf(request.Json)
        : [];

    private static IEnumerable<string> TextsOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => TextsOf(member.Value)),
        _ => [],
    };
}
