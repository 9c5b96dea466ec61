@echo off
rem Starts Dragoman: chooses a JDK, builds on first use, and runs java.
rem   DRAGOMAN_JAVA   a JDK to use and no other
rem   JAVA_HOME       otherwise this one, or the java on PATH
rem   DRAGOMAN_OPTS   further options of the JVM
setlocal
set "HOME_FOLDER=%~dp0"
set "JAR=%HOME_FOLDER%examples\target\dragoman.jar"
if defined DRAGOMAN_JAVA set "JAVA_HOME=%DRAGOMAN_JAVA%"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo dragoman: no JDK 17 or newer found: install one, or set JAVA_HOME to it>&2
  exit /b 1
)
if not exist "%JAR%" (
  echo dragoman: building ^(first use^) ...>&2
  pushd "%HOME_FOLDER%"
  call mvnw.cmd -q -B -ntp -pl examples -am -Dmaven.test.skip=true package 1>&2 <nul
  popd
)
if not exist "%JAR%" (
  echo dragoman: the build failed, see above: run mvnw.cmd verify>&2
  exit /b 1
)
"%JAVA%" -Xlog:disable -Xlog:all=warning:stderr %DRAGOMAN_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
