using System.Text;
using System.Text.Json.Nodes;
using LettucePlug.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace LettucePlug.Providers.Tests;

/// <summary>Reads recordings: VCR and cassette files in YAML, or a bare answer in JSON.</summary>
internal static class RecordedExchanges
{
    public static IReadOnlyList<RecordedExchange> LoadYaml(params string[] parts)
    {
        var file = SharedData.Require(["specs", .. parts]);
        var stream = new YamlStream();
        using (var reader = File.OpenText(file))
        {
            stream.Load(reader);
        }

        var root = YamlTree.ToJson(stream.Documents[0].RootNode)!.AsObject();
        var interactions = (root["http_interactions"] ?? root["interactions"])!.AsArray();
        return [.. interactions.Select(interaction => Read(interaction!["request"]!, interaction["response"]!))];
    }

    /// <summary>A file that holds nothing but an answer.</summary>
    public static RecordedExchange LoadAnswer(string method, string path, int status, params string[] parts) => new()
    {
        Method = method,
        Path = path,
        Status = status,
        Body = File.ReadAllBytes(SharedData.Require(["specs", .. parts])),
    };

    private static RecordedExchange Read(JsonNode request, JsonNode response)
    {
        var uri = new Uri(request["uri"]!.GetValue<string>());
        return new()
        {
            Method = request["method"]!.GetValue<string>().ToUpperInvariant(),
            Path = uri.AbsolutePath,
            Status = int.Parse(response["status"]!["code"]!.ToString()),
            ContentType = Header(response, "content-type") ?? "application/json",
            Body = Body(response),
            RequestJson = request["parsed_body"]?.ToJsonString() ?? (request["body"] as JsonObject)?["string"]?.ToString(),
        };
    }

    private static byte[] Body(JsonNode response)
    {
        if (response["parsed_body"] is { } parsed)
        {
            return Encoding.UTF8.GetBytes(parsed.ToJsonString());
        }

        var body = response["body"]!.AsObject();
        return body["base64_string"] is { } base64
            ? Convert.FromBase64String(base64.ToString())
            : Encoding.UTF8.GetBytes(body["string"]!.ToString());
    }

    private static string? Header(JsonNode response, string name) => response["headers"]!.AsObject()
        .Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(header => header.Value is JsonArray values ? values[0]!.ToString() : header.Value!.ToString())
        .FirstOrDefault();
}
