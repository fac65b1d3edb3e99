using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LettucePlug.Emulators;

/// <summary>One request while it is answered.</summary>
public sealed class EmulatorCall(HttpContext context, RecordedRequest request)
{
    public HttpContext Context => context;

    public RecordedRequest Request => request;

    /// <summary>Cancelled when the client goes.</summary>
    public CancellationToken Gone => context.RequestAborted;

    public Task SendJsonAsync(object value, int status = 200) => SendTextAsync(JsonSerializer.Serialize(value), status);

    public Task SendTextAsync(string text, int status = 200, string contentType = "application/json") =>
        SendBytesAsync(Encoding.UTF8.GetBytes(text), contentType, status);

    public async Task SendBytesAsync(byte[] bytes, string contentType, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, Gone);
    }

    /// <summary>Sends one server-sent event; the first call begins the stream.</summary>
    public async Task SendEventAsync(string data, string? type = null)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "text/event-stream; charset=utf-8";
        }

        var text = (type is null ? "" : $"event: {type}\n") + $"data: {data}\n\n";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), Gone);
        await context.Response.Body.FlushAsync(Gone);
    }

    public Task SendEventAsync(object data, string? type = null) => SendEventAsync(JsonSerializer.Serialize(data), type);

    /// <summary>The body as JSON of the right content type, or a refusal.</summary>
    public JsonElement RequireJson()
    {
        var type = request.Header("Content-Type")?.Split(';')[0].Trim();
        if (type != "application/json")
        {
            throw new Refusal(415, "unsupported_content_type", $"Unsupported content type: '{type}'.");
        }

        try
        {
            using var document = JsonDocument.Parse(request.Body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new Refusal(400, "invalid_json", "We could not parse the JSON body of your request.");
        }
    }

    /// <summary>The bearer token must be the key.</summary>
    public void RequireBearer(string key)
    {
        var header = request.Header("Authorization");
        if (header is null)
        {
            throw new Refusal(401, "missing_api_key", "You didn't provide an API key.");
        }

        if (header != "Bearer " + key)
        {
            throw new Refusal(401, "invalid_api_key", $"Incorrect API key provided: {header.Split(' ')[^1]}.");
        }
    }

    /// <summary>No query parameter but these.</summary>
    public void AllowQuery(params string[] names)
    {
        if (context.Request.Query.Keys.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
        {
            throw new Refusal(400, "unknown_parameter", $"Unknown query parameter: '{unknown}'.", unknown);
        }
    }
}
