namespace LettucePlug.Sdk;

/// <summary>Removes every document of a partition.</summary>
public sealed record DeletePartition : DocumentWrite
{
}
