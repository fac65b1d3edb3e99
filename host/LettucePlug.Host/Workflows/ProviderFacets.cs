using LettucePlug.Host.Connections;
using LettucePlug.Host.Routing;

namespace LettucePlug.Host.Workflows;

/// <summary>What to say where a provider cannot do what a model of its was configured for.</summary>
internal static class ProviderFacets
{
    public static NoRouteException NoImages(OpenConnection connection) =>
        new("provider-makes-no-images", $"'{connection.Connection.Id}' is a connection to {connection.Info.Title}, which makes no images.")
        {
            Hint = "Choose a model of another connection: lettuceplug models list",
        };

    public static NoRouteException NoChat(OpenConnection connection) =>
        new("provider-writes-no-text", $"'{connection.Connection.Id}' is a connection to {connection.Info.Title}, which writes no text.")
        {
            Hint = "Choose a model of another connection: lettuceplug models list",
        };
}
