namespace LettucePlug.Storage.Tests;

public sealed class FilesCrashTests() : CrashTests("files");
