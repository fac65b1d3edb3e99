using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Server;

/// <summary>Reads the server's refusals.</summary>
internal static class ServerFailures
{
    public static ProviderException? Read(FailureResponse response)
    {
        if (response.StatusCode == 413)
        {
            return new(ProviderFailure.InvalidRequest, "A reference is larger than the server takes (HTTP 413).")
            {
                Hint = "Use a smaller picture, or start ComfyUI with a larger --max-upload-size.",
            };
        }

        if (response.StatusCode == 403 && !response.Path.EndsWith("/view", StringComparison.Ordinal))
        {
            return null;
        }

        if (response.StatusCode == 400 && response.Path.EndsWith("/upload/image", StringComparison.Ordinal))
        {
            return new(ProviderFailure.InvalidRequest, "The server did not take a reference (HTTP 400 on the upload).");
        }

        if (response.StatusCode == 500 && response.Path.EndsWith("/prompt", StringComparison.Ordinal))
        {
            return new(ProviderFailure.Unavailable, "The server failed while it looked at the workflow (HTTP 500).")
            {
                Hint = "Its own log says why; often a custom node is broken or the workflow is not in API format.",
            };
        }

        return ReadPromptRefusal(response);
    }

    private static ProviderException? ReadPromptRefusal(FailureResponse response)
    {
        if (response.StatusCode != 400)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(response.Body);
            return PromptRefusal.Read(document.RootElement)?.ToFailure(static (_, cls) => cls);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
