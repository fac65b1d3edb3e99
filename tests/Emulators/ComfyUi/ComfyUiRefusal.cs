using System.Text.Json.Nodes;

namespace LettucePlug.Emulators;

/// <summary>The body of a refused prompt, carried in the message of a <see cref="Refusal"/>.</summary>
internal static class ComfyUiRefusal
{
    public const string Code = "comfyui_body";

    public static Refusal Of(string type, string message, string details, JsonObject? nodeErrors = null) => new(400, Code, new JsonObject
    {
        ["error"] = new JsonObject { ["type"] = type, ["message"] = message, ["details"] = details, ["extra_info"] = new JsonObject() },
        ["node_errors"] = nodeErrors ?? [],
    }.ToJsonString());
}
