namespace LettucePlug.Provider.ComfyUi.Runs;

/// <summary>A finished picture that came through the web socket and lies nowhere on the server.</summary>
internal sealed record SocketPicture(string Node, ReadOnlyMemory<byte> Data);
