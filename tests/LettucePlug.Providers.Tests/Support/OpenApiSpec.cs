using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LettucePlug.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace LettucePlug.Providers.Tests;

/// <summary>An OpenAPI document, and whether a body fits it. Loaded once per test run.</summary>
internal sealed partial class OpenApiSpec
{
    private static readonly ConcurrentDictionary<string, Lazy<OpenApiSpec>> Loaded = new();

    private readonly JsonNode _root;

    private OpenApiSpec(JsonNode root)
    {
        _root = root;
    }

    /// <summary>Loads a specification, or skips the test where it is absent.</summary>
    public static OpenApiSpec Load(params string[] parts) =>
        Loaded.GetOrAdd(SharedData.Require(["specs", .. parts]), path => new(() => Read(path))).Value;

    /// <summary>The schema of a request body.</summary>
    public JsonNode RequestSchema(string path, string method = "post", string contentType = "application/json") =>
        Resolve(_root["paths"]?[path]?[method]?["requestBody"])?["content"]?[contentType]?["schema"]
        ?? throw new InvalidOperationException($"The specification has no {contentType} body for {method} {path}.");

    /// <summary>A schema of a document of version 2.</summary>
    public JsonNode Definition(string name) => _root["definitions"]![name]!;

    public JsonNode Schema(string name) => _root["components"]!["schemas"]![name]!;

    /// <summary>Every way in which a body breaks a schema, undeclared fields included; empty where it fits.</summary>
    public IReadOnlyList<string> Check(JsonNode schema, JsonNode? value) => new SchemaCheck(Resolve).Run(schema, value, "$");

    public JsonNode? Resolve(JsonNode? node)
    {
        for (var depth = 0; node is JsonObject map && map["$ref"]?.GetValue<string>() is { } reference && depth < 32; depth++)
        {
            node = reference.TrimStart('#', '/').Split('/').Aggregate(
                (JsonNode?)_root, (at, step) => at?[step.Replace("~1", "/").Replace("~0", "~")]);
        }

        return node;
    }

    private static OpenApiSpec Read(string path)
    {
        if (path.EndsWith(".json", StringComparison.Ordinal))
        {
            return new(JsonNode.Parse(File.ReadAllText(path))!);
        }

        // The parser stumbles over examples that begin with a line of spaces; nothing in a schema hangs on those.
        using var text = new StringReader(BlankLine().Replace(File.ReadAllText(path), ""));
        var stream = new YamlStream();
        stream.Load(text);
        return new(YamlTree.ToJson(stream.Documents[0].RootNode)!);
    }

    [GeneratedRegex("^ +\\r?$", RegexOptions.Multiline)]
    private static partial Regex BlankLine();
}
