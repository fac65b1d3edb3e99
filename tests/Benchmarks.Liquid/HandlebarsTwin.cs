using System.Globalization;
using System.Text.Json;
using HandlebarsDotNet;

namespace Benchmarks.Liquid;

/// <summary>The same prompt for Handlebars.Net, with helpers that do what the Liquid filters do.</summary>
internal static class HandlebarsTwin
{
    public static Func<string> Compile(string source, JsonElement json)
    {
        var engine = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true });
        Register(engine);
        var template = engine.Compile(source);
        var data = ToPlain(json);
        return () => template(data);
    }

    private static void Register(IHandlebars engine)
    {
        Add(engine, "default", arguments => IsMissing(arguments[0]) ? arguments[1] : arguments[0]);
        Add(engine, "capitalize", arguments => Text(arguments[0]) is { Length: > 0 } text
            ? char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant()
            : "");
        Add(engine, "join", arguments => string.Join(Text(arguments[1]), ((List<object?>)arguments[0]!).Select(Text)));
        Add(engine, "sort", arguments => ((List<object?>)arguments[0]!).OrderBy(Text, StringComparer.Ordinal).ToList<object?>());
        Add(engine, "strip", arguments => Text(arguments[0]).Trim());
        Add(engine, "upcase", arguments => Text(arguments[0]).ToUpperInvariant());
        Add(engine, "downcase", arguments => Text(arguments[0]).ToLowerInvariant());
        Add(engine, "escape", arguments => Text(arguments[0]).Replace("&", "&amp;").Replace("<", "&lt;").Replace("\"", "&quot;"));
        Add(engine, "strip_newlines", arguments => Text(arguments[0]).Replace("\n", ""));
        Add(engine, "replace", arguments => Text(arguments[0]).Replace(Text(arguments[1]), Text(arguments[2])));
        Add(engine, "inc", arguments => Convert.ToInt64(arguments[0], CultureInfo.InvariantCulture) + 1);
        Add(engine, "from", arguments => Math.Max(1, Convert.ToInt64(arguments[0], CultureInfo.InvariantCulture) - 5));
        Add(engine, "truncate", arguments =>
        {
            var (text, most) = (Text(arguments[0]), Convert.ToInt32(arguments[1], CultureInfo.InvariantCulture));
            return text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 3), "...");
        });
        Add(engine, "truncatewords", arguments =>
        {
            var words = Text(arguments[0]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var most = Convert.ToInt32(arguments[1], CultureInfo.InvariantCulture);
            return words.Length <= most ? Text(arguments[0]) : string.Join(' ', words.Take(most)) + "...";
        });
        Add(engine, "notes", arguments => ((List<object?>)arguments[0]!).Cast<Dictionary<string, object?>>()
            .Where(note => note["enabled"] is true)
            .OrderBy(note => Convert.ToInt64(note["order"], CultureInfo.InvariantCulture))
            .Take(Convert.ToInt32(arguments[1], CultureInfo.InvariantCulture)).ToList<object?>());
        Add(engine, "who", arguments =>
        {
            var message = (Dictionary<string, object?>)arguments[0]!;
            var root = (Dictionary<string, object?>)arguments[1]!;
            return message["role"] switch
            {
                "user" => ((Dictionary<string, object?>)root["user"]!)["name"],
                "assistant" => message.GetValueOrDefault("name")
                    ?? ((Dictionary<string, object?>)((List<object?>)root["characters"]!)[0]!)["name"],
                _ => "Narrator",
            };
        });
    }

    private static void Add(IHandlebars engine, string name, Func<Arguments, object?> helper) =>
        engine.RegisterHelper(name, (in HelperOptions _, in Context _, in Arguments arguments) => helper(arguments)!);

    private static bool IsMissing(object? value) =>
        value is null or UndefinedBindingResult or false or "" or List<object?> { Count: 0 };

    private static string Text(object? value) =>
        value is null or UndefinedBindingResult ? "" : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static object? ToPlain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(entry => entry.Name, entry => ToPlain(entry.Value)),
        JsonValueKind.Array => json.EnumerateArray().Select(ToPlain).ToList<object?>(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? whole : json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
