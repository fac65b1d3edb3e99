namespace LettucePlug.Storage.Tests;

public sealed class SqliteCrashTests() : CrashTests("sqlite");
