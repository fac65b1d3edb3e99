namespace LettucePlug.Host.Connections;

/// <summary>Turns a connection of the catalog into one in use. The same object for every caller while the program runs.</summary>
internal interface IConnectionOpener
{
    ValueTask<OpenConnection> OpenAsync(string connectionId, CancellationToken cancellationToken);
}
